/** As people of this field write in a hurry or by mistake, and as others write the same. */
const forms: ReadonlyMap<string, string> = new Map(
  `env environment|envs environments|prod production|db database|dbs databases|k8s kubernetes|k8 kubernetes|kube kubernetes
  |repo repository|repos repositories|config configuration|configs configurations|cert certificate|certs certificates
  |infra infrastructure|stg staging|mgmt management|secs seconds|mins minutes|hrs hours|prem premises|onprem onpremises|svc service|svcs services|lb balancer|ns namespace|2fa mfa|wo without|soc2 soc
  |seperate separate|seperated separated|seperately separately|dependancy dependency|dependancies dependencies
  |availibility availability|persistant persistent|enviroment environment|enviroments environments
  |postgresql postgres|pg postgres|mongo mongodb|golang go|tf terraform|perms permissions|creds credentials|deps dependencies
  |vars variables|devs developers|docs documentation|app application|apps applications|msg message|msgs messages
  |perf performance|mem memory|admin administrator|admins administrators|passwd password|pwd password|pw password`
    .split('|')
    .map((pair) => pair.trim().split(' '))
    .map(([short = '', long = '']) => [short, long]),
);

export const inFull = (word: string): string => forms.get(word) ?? word;
