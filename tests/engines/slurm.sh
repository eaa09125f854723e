#!/bin/sh
# A Slurm job array of four shards on two nodes, which are two slurmd on this machine.
. "$(dirname "$0")/../batch/lib.sh"
for tool in munged mungekey slurmctld slurmd sbatch sinfo; do
    command -v $tool >/dev/null || PATH=$PATH:/usr/sbin
    command -v $tool >/dev/null || { echo "$tool is not installed"; exit 77; }
done
[ "$(id -u)" -eq 0 ] || { echo "Slurm's daemons need root"; exit 77; }

pids=
stop() {
    scancel --full -u root 2>/dev/null || true
    for pid in $pids; do kill "$pid" 2>/dev/null || true; done
    for pid in $pids; do
        while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    done
}
trap stop EXIT

# munge: a key, a socket and a user of our own; the system's daemon is left alone.
mkdir -m 700 munge
mkdir -m 755 run
mungekey -c -k "$scratch/munge/key"
munged -F --force --key-file="$scratch/munge/key" --socket="$scratch/run/munge" \
    --pid-file="$scratch/run/munged.pid" --log-file="$scratch/munge/log" --seed-file="$scratch/munge/seed" &
pids="$!"

host=$(hostname -s)
base=$((21000 + $$ % 8000))
mkdir state spool.n1 spool.n2 log
cat >slurm.conf <<CONFIG
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$base
AuthType=auth/munge
AuthInfo=socket=$scratch/run/munge
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$scratch/state
SlurmdSpoolDir=$scratch/spool.%n
SlurmctldPidFile=$scratch/run/ctld.pid
SlurmdPidFile=$scratch/run/d.%n.pid
SlurmctldLogFile=$scratch/log/ctld
SlurmdLogFile=$scratch/log/d.%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((base + 1)) CPUs=1 RealMemory=500 State=UNKNOWN
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((base + 2)) CPUs=1 RealMemory=500 State=UNKNOWN
PartitionName=p Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONFIG
export SLURM_CONF=$scratch/slurm.conf
slurmctld -D -i -f slurm.conf >log/ctld.out 2>&1 &
pids="$pids $!"
slurmd -D -N n1 -f slurm.conf >log/d1.out 2>&1 &
pids="$pids $!"
slurmd -D -N n2 -f slurm.conf >log/d2.out 2>&1 &
pids="$pids $!"
tries=0
until [ "$(sinfo -h -N -t idle -o %N 2>/dev/null | wc -l)" -eq 2 ]; do
    tries=$((tries + 1))
    if [ $tries -gt 60 ]; then
        tail -n 20 log/*
        echo "Slurm does not start"
        exit 77
    fi
    sleep 0.5
done

sheets 400 json in
printf '{' >in/s000111.json
status 3 "$hoshi" batch -q $day in >want
cat >job.sh <<JOB
#!/bin/sh
cd "$scratch" || exit 1
echo "\$SLURM_ARRAY_TASK_ID \$SLURMD_NODENAME" >"node.\$SLURM_ARRAY_TASK_ID"
exec "$hoshi" batch -q --allow-errors $day -j 1 --shard auto -o "part.\$SLURM_ARRAY_TASK_ID.ndjson" in
JOB
sbatch --wait --array=0-3 -o "log/job.%a" job.sh || { tail -n 20 log/*; fail "sbatch: status $?"; }
status 3 "$hoshi" batch --merge part.0.ndjson part.1.ndjson part.2.ndjson part.3.ndjson >got
same "Slurm array" want got
cat node.*
[ "$(cut -d' ' -f2 node.* | sort -u | wc -l)" -eq 2 ] || fail "only one node worked"
