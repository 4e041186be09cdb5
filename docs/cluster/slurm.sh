#!/bin/sh
# A Slurm job array that draws an atlas, each task a part of it:
#
#   sbatch --array=1-8 slurm.sh maps/provinces.yaml /shared/provinces
#   sbatch --dependency=singleton --job-name=corridor --wrap 'corridor batch --merge /shared/provinces'
#
# A task whose node fails is put into the queue again, and goes on where it was.
#SBATCH --job-name=corridor
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
#SBATCH --time=01:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
set -eu
map=$1 folder=$2

# The part of the task comes from SLURM_ARRAY_TASK_ID and its companions.
exec corridor batch "$map" -o "$folder" -j "${SLURM_CPUS_PER_TASK:-1}"
