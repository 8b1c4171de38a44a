# A job array of Slurm: a real slurmctld and slurmd, of this test alone. One task is killed and the array goes on.
for tool in slurmctld slurmd sbatch munged; do
    command -v $tool > /dev/null || { echo "slurm: $tool is not there, skipped"; exit 0; }
done
[ "$(id -u)" = 0 ] || { echo "slurm: slurmd wants root, skipped"; exit 0; }
dir=$PWD
host=$(hostname)
export SLURM_CONF=$dir/slurm.conf
stop() {
    [ -z "$DEBUG" ] || cp ctld.log d.log log.* "$DEBUG"
    scancel -Q --user="$(id -un)" 2> /dev/null && sleep 2
    for f in "$dir"/d.pid "$dir"/ctld.pid "$dir"/munge.pid; do
        [ ! -s "$f" ] || kill "$(cat "$f")" 2> /dev/null || true
    done
    sleep 1
}
trap stop EXIT

mkdir state spool
head -c 1024 /dev/urandom > munge.key && chmod 600 munge.key
munged --force --key-file="$dir/munge.key" --socket="$dir/munge.sock" --pid-file="$dir/munge.pid" \
    --log-file="$dir/munge.log" --seed-file="$dir/munge.seed" 2> munge.err
cat > slurm.conf <<EOF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/munge.sock
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool
SlurmctldPidFile=$dir/ctld.pid
SlurmdPidFile=$dir/d.pid
SlurmctldLogFile=$dir/ctld.log
SlurmdLogFile=$dir/d.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MpiDefault=none
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
EOF
slurmctld
slurmd
for i in $(seq 30); do sinfo -h -o %t 2> /dev/null | grep -q idle && break; sleep 1; done

# Shares of one file: numbers from 0 on, in steps of 2. --wait tells whether all went well.
cat > share.sh <<'EOF'
#!/bin/sh
exec winnow -L ./ours.lua in.jsonl --shard=slurm -o part.$SLURM_ARRAY_TASK_ID
EOF
check "an array over one file" sbatch -Q --wait --array=0-6:2 -o log.%a share.sh
check "the shares are the whole" sh -c 'cat part.0 part.2 part.4 part.6 | cmp - ../whole'

# A folder: share 4 of 3 to 5 is killed in the middle of its second file, then the same array goes on.
cat > files.sh <<'EOF'
#!/bin/sh
exec winnow -L ./ours.lua -L ./slow.lua in --shard=slurm -o out/ --stats=stats/ --resume
EOF
cat > slow.lua <<'EOF'
function Document(d) for i = 1, 2e5 do local _ = i % 7 end end
EOF
id=$(sbatch --parsable --array=3-5 -o log.%a files.sh)
first=xag.jsonl   # the first of share 4
for i in $(seq 600); do [ -e "out/$first" ] && break; sleep 0.1; done
scancel --signal=KILL --full "${id}_4"
for i in $(seq 600); do [ -z "$(squeue -h -j "$id" 2> /dev/null)" ] && break; sleep 0.1; done
check "a task was killed, and its files are not all there" test "$(ls out | wc -l)" -lt "$(ls in | wc -l)"
check "no half of a file is there" sh -c 'for f in out/*; do cmp "$f" "../whole.d/${f#out/}" || exit 1; done'
check "the same array once more" sbatch -Q --wait --array=3-5 -o log.%a files.sh
check "all is as in an undisturbed run" diff -r out ../whole.d
check "each document was counted once" sh -c 'winnow stats stats | grep -q "\"documents\": 20000,"'
echo "slurm: an array from 0 in steps of 2; a task killed, the array submitted again: as one run"
