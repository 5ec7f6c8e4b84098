import type { Platform } from './platform.ts';

export const vm: Platform = {
  needs: [],
  deploy: `
ansible-playbook deploy/site.yml --inventory "deploy/inventory/$environment" --extra-vars "image=$image"`,
  running: `
ansible "$system" --inventory "deploy/inventory/$environment" --one-line \\
  --module-name ansible.builtin.command --args "cat /etc/$system/image" 2> /dev/null |
  sed -n 's/^.*(stdout) IMAGE=//p' | sort -u | head -n 1`,
  settled: `
ansible "$system" --inventory "deploy/inventory/$environment" --one-line \\
  --module-name ansible.builtin.command --args "systemctl is-active $system"`,
};

/** A platform we have no commands for: the team names its own, and nothing runs before. */
export const other: Platform = {
  needs: ['DEPLOY_COMMAND', 'RUNNING_COMMAND'],
  deploy: `
read -ra command <<< "$deploy_command"
"\${command[@]}" "$environment" "$image"`,
  running: `
read -ra command <<< "$running_command"
"\${command[@]}" "$environment"`,
  settled: '',
};
