# join GROUP PROGRAM ARGUMENT...: becomes the program, in a control group of its own in each hierarchy, and in a cgroup namespace that
# begins there, so that a node's paths are as short as on a machine of its own. LAB_GROUPS says "yes" where that went well in at
# least one hierarchy; where the cgroup file system is read-only, or is none of ours, the program runs where we are.
group=$1
shift
LAB_GROUPS=no

# cpuset of the first version takes nobody before it was told processors and memory; each level is told what the one above has.
inherit() { # DIRECTORY OF THE HIERARCHY
  above=$1
  rest=$group/
  while [ -n "$rest" ]; do
    here=$above/${rest%%/*}
    rest=${rest#*/}
    for file in cpuset.cpus cpuset.mems; do
      if [ -e "$here/$file" ]; then
        value=
        read -r value < "$here/$file" || :
        [ -n "$value" ] || cat "$above/$file" > "$here/$file" || return 1
      fi
    done
    above=$here
  done
}

if unshare --cgroup true 2> /dev/null; then
  while IFS=: read -r number controllers path; do
    case $controllers in
      '') at=/sys/fs/cgroup; [ ! -e $at/unified/cgroup.procs ] || at=$at/unified; first= ;;
      *) at=/sys/fs/cgroup/${controllers#name=}; first=yes ;;
    esac
    if [ -e "$at/cgroup.procs" ] && mkdir -p "$at/$group" 2> /dev/null; then
      if { [ -z "$first" ] || inherit "$at"; } && echo 0 > "$at/$group/cgroup.procs"; then
        LAB_GROUPS=yes
      fi
    fi 2> /dev/null
  done < /proc/self/cgroup
fi
export LAB_GROUPS
if [ $LAB_GROUPS = yes ]; then
  exec unshare --cgroup "$@"
fi
exec "$@"
