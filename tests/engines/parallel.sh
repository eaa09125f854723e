#!/bin/sh
# GNU parallel: lines through pipes on this machine, and files over ssh to two logins of it.
. "$(dirname "$0")/../batch/lib.sh"
command -v parallel >/dev/null || { echo "GNU parallel is not installed"; exit 77; }
export PARALLEL_HOME=$scratch/parallel
mkdir -p "$PARALLEL_HOME"
: >"$PARALLEL_HOME/will-cite"

# A line's number depends on how the stream is cut; the supplier's id does not.
"$gen" 7 400 ndjson >lines
no_source() { sed 's/^{"source":"[^"]*",//'; }
"$hoshi" batch -q $day - <lines | no_source >want
parallel --pipe -j 2 --block 1M -k "$hoshi" batch -q $day -j 1 - <lines | no_source >got
same "--pipe" want got
parallel --pipepart -a lines -j 2 --block 1M -k "$hoshi" batch -q $day -j 1 - | no_source >got
same "--pipepart" want got

# Names are spread over the workers; -k keeps their order.
sheets 400 json in
"$hoshi" batch -q $day in >want
find in -name '*.json' | LC_ALL=C sort | parallel -j 2 -k -n 50 "$hoshi" batch -q $day -j 1 >got
same "files" want got

sshd=$(command -v sshd || true)
[ -n "$sshd" ] || { echo "sshd is not installed"; exit 77; }
mkdir ssh
ssh-keygen -q -t ed25519 -N '' -f ssh/host
ssh-keygen -q -t ed25519 -N '' -f ssh/user
cp ssh/user.pub ssh/authorized
port=$((20000 + $$ % 10000))
cat >ssh/sshd_config <<CONFIG
Port $port
ListenAddress 127.0.0.1
HostKey $scratch/ssh/host
AuthorizedKeysFile $scratch/ssh/authorized
PidFile $scratch/ssh/pid
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
MaxStartups 100
CONFIG
mkdir -p /run/sshd 2>/dev/null || true
"$sshd" -f "$scratch/ssh/sshd_config" -E "$scratch/ssh/log" || { cat ssh/log; echo "sshd does not start"; exit 77; }
trap 'kill "$(cat "$scratch/ssh/pid")"' EXIT
cat >ssh/config <<CONFIG
Host one two
  HostName 127.0.0.1
  Port $port
  User $(id -un)
  IdentityFile $scratch/ssh/user
  IdentitiesOnly yes
  StrictHostKeyChecking no
  UserKnownHostsFile $scratch/ssh/known
  LogLevel ERROR
CONFIG
ssh -F ssh/config one true || { cat ssh/log; echo "no login over ssh"; exit 77; }
find in -name '*.json' | LC_ALL=C sort |
    parallel --ssh "ssh -F $scratch/ssh/config" -S 1/one,1/two --workdir "$scratch" -k -n 50 \
        "$hoshi" batch -q $day -j 1 >got
same "ssh" want got
