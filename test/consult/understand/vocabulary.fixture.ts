import type { Named, Vocabulary } from '../../../src/consult/understand/vocabulary.ts';

/** One name a line, `id: what people say, and what else`; an indented line goes on with the one before it. */
function named(text: string): readonly Named[] {
  return text
    .trim()
    .replaceAll(/\n {4,}/g, ' ')
    .split('\n')
    .map((line) => {
      const [id = '', says = ''] = line.split(/:(.*)/);
      return {
        id: id.trim(),
        says: says
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean),
      };
    });
}

/** The words of a whole persona, as its files have them under `says:`. */
export const vocabulary: Vocabulary = {
  commands: named(`
  blueprint: blueprints, full blueprint, devops blueprint, design, architecture, architect, bp, assess, assessment
  pipeline: pipelines, ci/cd, cicd, ci cd, ci-cd, ci, cd, ci/cd pipeline, build pipeline, delivery pipeline,
      release pipeline, deployment pipeline, deploy pipeline, continuous integration, continuous delivery,
      continuous deployment, ci pipeline, cd pipeline, cicd pipeline
  deploy: deployment, deployments, deploying, deployment plan, deploy plan, redeploy, re-deploy, release, releasing,
      rollout, roll out, rolling out, rollout plan, ship, shipping, ship it, push, promote, publish, upgrade, bump,
      go to prod with, bring
  rollback: roll back, rolling back, rolled back, rollbacks, rollback plan, rb, revert, reverting, undo, undeploy,
      go back, going back, get back to, back to, back out, backout, switch back, step back, fall back to, return to,
      downgrade, back off, unship, restore previous, restore version, put back
  scale: scaling, scale up, scale out, scale down, scale in, scaling plan, autoscale, autoscaling, auto scaling,
      scaling policy, upscale, downscale, capacity, capacity plan, capacity planning, resize, rescale, hpa, sizing
  slo: slos, sli, slis, sla, error budget, error budgets, error-budget, burn rate, burnrate, service level objective,
      service level, availability target, availability, uptime, reliability target, slo target, budget
  runbook: runbooks, run book, playbook, playbooks, play book, sop, how-to guide, procedure for, operating procedure,
      rb for
  checklist: checklists, check list, readiness, readiness check, readiness review, readiness checklist,
      production readiness, production readiness review, prod readiness, prr, go live, go-live checklist, golive,
      launch checklist, launch check, launch readiness, pre-launch, prelaunch checklist, preflight, pre-flight,
      pre-flight checklist, production checklist
  incident: incidents, outage, emergency, major incident, sev1, sev 1, sev-1, sev2, sev 2, sev-2, sev3, sev 3, sev0,
      sev 0, p1, p2, p0, p1 incident, p2 incident, is down, are down, went down, goes down, going down, is broken,
      is on fire, on fire, down, is offline, not responding, unresponsive, is unavailable, is unreachable,
      is timing out, keeps crashing, crashlooping, is crashlooping, is failing, is degraded, war room, mayday, inc,
      disaster, firefight
  phase-plan: plan, planning, phase plan, plan phase, planning phase, speckit.plan, speckit plan, plan for, plans
  phase-tasks: tasks, task, task list, tasklist, phase tasks, phase task, tasks phase, task phase, speckit.tasks,
      speckit tasks, task breakdown, work breakdown, todo list, to do list, todos, backlog
  phase-implement: implement, implementation, implementing, phase implement, phase implementation, implement phase,
      implementation phase, speckit.implement, speckit implement, implementation guide
  strategies: compare strategies, strategy table, list strategies, deployment strategies, deploy strategies,
      compare deployment strategies
  why: why this, why that, why this plan, why that plan, why this answer, why so, how come, explain,
      explain your answer, explain this, explain that, explain yourself, explain why, explain the plan,
      explain this plan, show your reasoning
  profile: who are you, who r u, who r you, who are u, who is this, whoami, persona, devops persona, persona profile,
      your profile, principles, your principles, what are your principles, core principles, priorities,
      your priorities, what are your priorities, introduce yourself, about, about you, about yourself,
      tell me about yourself, identity, what are you, philosophy, what do you stand for, what do you believe in,
      what do you value, who am i talking to, bio
  help: commands, usage, command list, list commands, what can you do, what can u do, what do you do, what can i ask,
      manual, what can i do, what can i ask you, what can i type, how do i use this, how do i use you,
      how do you work, how does this work, how to use, how to use this, help me, help please, menu, options,
      what are the commands, which commands, man, get started, getting started
  question:
  `) as Vocabulary['commands'],
  strategies: named(`
  blue-green: blue/green, b/g, bg, red/black, red black, blue and green, bluegreens, blau/grün, green/blue,
      green blue, blue&green
  canary: canaries, canary release, canarying, canary rollout, progressive, progressive delivery, progressive rollout
  rolling: rolling update, rolling updates, rolling upgrade, rolling restart, rollingupdate, ramped
  recreate: re-create, recreation, stop and start, stop-start, stop start, big bang, big-bang, all at once,
      replace all
  ab-testing: a/b, a/b test, a/b testing, a/b tests, ab, ab test, ab tests, a-b, a b test, a b testing, split test,
      split testing
  `),
  environments: named(`
  production: prod, prd, prods, live, live env, prodution, produktion, productive
  staging: stage, stg, stag, preprod, pre-prod, pre prod, pre-production, pre production, stage env
  development: dev, develop, devel, dev env, local, sandbox, dev environment
  qa: q/a, test, testing, test env, test environment, uat, acceptance, quality assurance, qas
  `),
  platforms: named(`
  eks: aws eks, amazon eks, elastic kubernetes service, eks fargate
  gke: google kubernetes engine, gke autopilot, google gke, gcp gke, autopilot
  ecs: fargate, aws ecs, amazon ecs, ecs fargate, aws fargate, elastic container service, ecs/fargate, ecs on fargate
  kubernetes: k8s, k8, kube, kubernets, k3s, vanilla kubernetes, kubectl, rancher, rke, rke2, microk8s,
      kubernetes cluster
  openshift: ocp, okd, red hat openshift, redhat openshift, rosa, open shift
  nomad: hashicorp nomad, hashi nomad
  lambda: aws lambda, lambdas, lambda functions, amazon lambda
  cloud-run: google cloud run, gcp cloud run, gcr run, cloudrun
  aws: amazon, amazon web services, ec2, aws ec2, beanstalk, elastic beanstalk
  azure: microsoft azure, ms azure, azure cloud, app service, azure app service, container apps, azure container apps
  hetzner: hetzner cloud, hcloud
  fly.io: fly, flyio, fly io, fly-io
  heroku: heroku dynos
  `),
  ci: named(`
  github-actions: gha, gh actions, github action, github, github workflows, github workflow, gh workflows, github ci,
      githubactions, actions
  gitlab-ci: gitlab, gitlab ci/cd, gitlab pipelines, gl ci, glci, gitlab runner, gitlab runners, gitlab-ci.yml
  jenkins: jenkinsfile, jenkins ci, cloudbees
  circleci: circle ci, circle, cci, circle-ci
  azure-devops: azure pipelines, azure pipeline, ado, azdo, vsts, azure dev ops, ado pipelines, azuredevops pipelines,
      azure devops pipelines
  buildkite: build kite, bk
  bitbucket-pipelines: bitbucket, bitbucket pipeline, bb pipelines, bitbucket ci, bitbucket cloud
  tekton: tekton ci, tekton pipelines, tekton cd, openshift pipelines
  `),
  runbooks: named(`
  deployment: deploy, deployments, deploying, release, releases, rollout, shipping
  rollback: roll back, revert, rolling back, rollbacks, undo, back out, backout
  scaling: scale, scale up, scale out, autoscaling, auto scaling, capacity, scaling up, scale down, traffic spike
  incident-response: incident, incidents, incident handling, incident management, outage, outages, ir, major incident,
      on call, on-call, downtime
  security-incident: security, security incident, security incidents, breach, security breach, data breach,
      compromise, compromised, hacked, hack, intrusion, leaked key, leaked keys, leaked credentials, leaked secret,
      leaked secrets, credential leak, secret leak, ransomware, attack, sec incident
  backup-restore: backup, backups, restore, restores, restoring, backup and restore, backup & restore, backup/restore,
      back up, back up and restore, recovery, disaster recovery, dr, db restore, database restore, db backup,
      database backup, data recovery, backup restore, data restore
  performance: perf, performance issue, performance issues, performance problem, performance problems,
      performance degradation, perf issues, slow, slowness, latency, high latency, slow response, slow queries,
      high cpu, performance tuning, bottleneck, bottlenecks
  maintenance: routine maintenance, maintenance window, planned maintenance, scheduled maintenance, patching, patch,
      patch day, patches, housekeeping, os upgrade, upgrade, upgrades, routine upkeep, upkeep, cert renewal,
      certificate renewal, maint
  `),
  flags: named(`
  safe-mode: safemode, safe_mode, safe, dry-run, dryrun, careful
  validate: validation, verify, check
  think: think-hard, deep-think, reason, analyze, analyse
  `) as Vocabulary['flags'],
};
