import type { GeneratedFile } from '../generated-file.ts';
import type { Recipe } from '../recipe.ts';
import { toYaml } from '../yaml.ts';

type Section = Readonly<Record<string, readonly string[]>>;

const toUnit = (sections: Readonly<Record<string, Section>>): string =>
  Object.entries(sections)
    .map(([name, entries]) =>
      [
        `[${name}]`,
        ...Object.entries(entries).flatMap(([key, values]) => values.map((value) => `${key}=${value}`)),
        '',
      ].join('\n'),
    )
    .join('\n');

const unit = ({ system, port, memoryMi }: Recipe): string =>
  toUnit({
    Unit: { Description: [system], Wants: ['network-online.target'], After: ['network-online.target'] },
    Service: {
      EnvironmentFile: [`/etc/${system}/image`],
      ExecStart: [
        [
          '/usr/bin/podman run --rm --replace',
          `--name ${system} --publish ${port}:${port} --env PORT=${port}`,
          `--memory ${memoryMi}m --read-only --tmpfs /tmp --cap-drop all --security-opt no-new-privileges`,
          '${IMAGE}',
        ].join(' '),
      ],
      ExecStop: [`/usr/bin/podman stop --time 30 ${system}`],
      Restart: ['always'],
      RestartSec: ['2'],
      TimeoutStopSec: ['45'],
    },
    Install: { WantedBy: ['multi-user.target'] },
  });

/** Host after host: the first alone, then quarters; one that does not become healthy ends the run. */
const playbook = (recipe: Recipe): readonly object[] => [
  {
    name: `Run ${recipe.system}`,
    hosts: recipe.system,
    become: true,
    serial: recipe.strategy === 'recreate' ? '100%' : ['1', '25%'],
    max_fail_percentage: 0,
    tasks: [
      {
        name: 'Refuse an image that is not pinned',
        'ansible.builtin.assert': { that: ["image is match('^.+@sha256:[0-9a-f]{64}$')"] },
      },
      {
        name: 'Fetch the image while the old one serves',
        'ansible.builtin.command': { argv: ['podman', 'pull', '--quiet', '{{ image }}'] },
        changed_when: false,
      },
      {
        name: 'Make its folder',
        'ansible.builtin.file': { path: `/etc/${recipe.system}`, state: 'directory', mode: '0755' },
      },
      {
        name: 'Name the image',
        'ansible.builtin.copy': { dest: `/etc/${recipe.system}/image`, content: 'IMAGE={{ image }}\n', mode: '0644' },
        register: 'named',
      },
      {
        name: 'Describe the service',
        'ansible.builtin.copy': {
          dest: `/etc/systemd/system/${recipe.system}.service`,
          content: unit(recipe),
          mode: '0644',
        },
        register: 'described',
      },
      {
        name: 'Start it, again only when something changed',
        'ansible.builtin.systemd_service': {
          name: recipe.system,
          enabled: true,
          daemon_reload: true,
          state: "{{ 'restarted' if named is changed or described is changed else 'started' }}",
        },
      },
      {
        name: 'Wait until it is healthy',
        'ansible.builtin.uri': { url: `http://127.0.0.1:${recipe.port}${recipe.healthPath}` },
        register: 'health',
        until: 'health.status == 200',
        retries: 30,
        delay: 2,
      },
    ],
  },
];

export const ansibleFiles = (recipe: Recipe): readonly GeneratedFile[] => [
  {
    path: 'deploy/site.yml',
    language: 'yaml',
    about: `Ansible: the hosts of the group ${recipe.system} run one image under systemd and podman, host after host, each healthy before the next.`,
    text: toYaml(playbook(recipe), {
      head: [`The hosts of each environment stand in deploy/inventory, in the group ${recipe.system}.`],
    }),
  },
];
