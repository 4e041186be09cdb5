#!/bin/sh
# slurm_test.sh CORRIDOR SOURCE: an atlas by an array job of a real Slurm with two nodes, one of which is killed half-way,
# is the same tree as by one process. The daemons live in a folder of their own and on free ports of the loopback.
set -u
export LC_ALL=C.UTF-8
corridor=$1 source=$2
for program in slurmctld slurmd munged; do
    [ -x /usr/sbin/$program ] || { echo "skipped: there is no $program"; exit 77; }
done
. "$(dirname "$0")/../support/scratch.sh"
chmod 711 "$work"
cd "$work" || exit 1
SLURM_CONF=$work/slurm.conf
export SLURM_CONF
PATH=$(dirname "$corridor"):$PATH

# Processes that a node of ours started, by what their environment says.
started_by() {
    for environ in $(grep -lz "^SLURMD_NODENAME=$1" /proc/[0-9]*/environ 2>/dev/null); do
        grep -qzx "SLURM_CONF=$SLURM_CONF" "$environ" 2>/dev/null && echo "$environ" | tr -dc '0-9\n'
    done
}
parents() { for pid in "$@"; do sed 's/.*) [A-Z] \([0-9]*\) .*/\1/' "/proc/$pid/stat" 2>/dev/null; done; }
# shellcheck disable=SC2046 # lists of numbers are meant
kill_node() {
    own=$(started_by "$1")
    steps=$(parents $own | sort -u | while read -r p; do grep -l slurmstepd "/proc/$p/comm" 2>/dev/null; done | tr -dc '0-9\n')
    kill -9 $(cat "$1.pid") $own $steps 2>/dev/null
}
clean_up_more() {
    kill_node n1
    kill_node n2
}
die() {
    echo "FAILED: $1"
    tail -n 40 ./*.log slurm-*.out 2>/dev/null
    exit 1
}
# await SECONDS WHAT COMMAND…
await() {
    ends=$(($(date +%s) + $1)) what=$2
    shift 2
    until "$@"; do
        [ "$(date +%s)" -lt $ends ] || die "$what"
        sleep 0.2
    done
}
node() {
    /usr/sbin/slurmd -D -N "$1" >"$1.log" 2>&1 &
    echo $! >"$1.pid"
}

free_ports() {
    python3 -c 'import socket
all = [socket.socket() for i in range(3)]
for s in all: s.bind(("127.0.0.1", 0))
print(*[s.getsockname()[1] for s in all])'
}
host=$(hostname -s 2>/dev/null || uname -n) me=$(id -un)
# shellcheck disable=SC2046 # three words are meant
set -- $(free_ports)
mkdir run state spool.n1 spool.n2
chmod 711 run
head -c 64 /dev/urandom >munge.key
chmod 400 munge.key
cat >slurm.conf <<END
ClusterName=corridor
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$1
AuthType=auth/munge
AuthInfo=socket=$work/run/munge.sock,cred_expire=5
SlurmUser=$me
SlurmdUser=$me
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool.%n
SlurmctldPidFile=$work/slurmctld.own-pid
SlurmdPidFile=$work/slurmd.%n.own-pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,sched_interval=1
SlurmdTimeout=10
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$2 CPUs=1
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$3 CPUs=1
PartitionName=all Nodes=n1,n2 Default=YES MaxTime=10 State=UP
END
# Nothing here asks for control groups; the older plugin does not look for them before something does.
echo 'CgroupPlugin=cgroup/v1' >cgroup.conf
/usr/sbin/munged --force --foreground --num-threads=1 --key-file="$work/munge.key" --socket="$work/run/munge.sock" \
    --pid-file="$work/munged.own-pid" --log-file="$work/munged.own-log" --seed-file="$work/munge.seed" >munged.log 2>&1 &
await 10 'munged does not start' test -S run/munge.sock
/usr/sbin/slurmctld -D -c >slurmctld.log 2>&1 &
node n1
node n2
idle() { [ "$(sinfo -h -o %T%D 2>/dev/null)" = idle2 ]; }
ends=$(($(date +%s) + 30))
until idle; do
    [ "$(date +%s)" -lt $ends ] || { tail -n 5 n1.log slurmctld.log; echo 'skipped: Slurm does not run on this machine'; exit 77; }
    sleep 0.2
done

cat >atlas.yaml <<END
version: 1
title: "Cell {row}/{column}"
as_of: 2024-11-30
style: $source/styles/briefing.yaml
worldview: un
view: {bbox: [62, 24, 76, 38]}
page: {size: 280 x 190 mm, dpi: 300}
atlas: {over: {grid: 320 km}, file: "{id}.png"}
END
corridor batch atlas.yaml -o alone -j 1 >alone.log 2>&1 || die 'one process draws the atlas'
pages=$(find alone -maxdepth 1 -name '*.png' | wc -l)
[ "$pages" -ge 16 ] || die "$pages pages are too few to be killed among"

job=$(sbatch --parsable --array=1-4 --mem=0 --time=5 "$source/docs/cluster/slurm.sh" atlas.yaml "$work/together") ||
    die 'the job is not taken'
begun() { [ "$(find together -maxdepth 1 -name '*.png' 2>/dev/null | wc -l)" -ge 1 ] && [ -n "$(started_by n1)" ]; }
await 30 'the job does not begin' begun
kill_node n1
drawn=$(find together -maxdepth 1 -name '*.png' | wc -l)
[ "$drawn" -lt "$pages" ] || die 'all was drawn before the node was killed'
scontrol update NodeName=n1 State=DOWN Reason=killed || die 'the node is not given up'
again() { scontrol -o show job "$job" | grep -q 'Restarts=1'; }
await 30 'nothing is put into the queue again' again
node n1
scontrol update NodeName=n1 State=RESUME 2>/dev/null
over() { ! squeue -h -j "$job" 2>/dev/null | grep -q .; }
await 90 'the job does not end' over
corridor batch --merge together >merge.log 2>&1 || die 'the parts do not join'
diff -r alone together >differences || { cat differences; die 'the trees differ'; }
echo "$pages pages, $drawn of them before a node was killed: the same tree as by one process"
