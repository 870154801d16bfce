/**
 * What a shell does first in new Linux namespaces, as `sh -c SCRIPT sandbox ROOT (KIND PATH …)… -- FOLDER COMMAND…`:
 * it builds a file system in memory that holds nothing but the places named, makes it the root, lets go of the old one,
 * gives up all privileges, and becomes the command. No word of it comes from a submission.
 */
export const NAMESPACE_SCRIPT = `
set -eu
outside=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1; shift
mount -t tmpfs -o size=64m,mode=755 sandbox "$root"
cd "$root"
above() { mkdir -p ".\${1%/*}"; }
while [ "$1" != -- ]; do
  kind=$1 place=$2; shift 2
  case $kind in
    link) above "$place"; cp -P "$place" ".$place" ;;
    read)
      if [ -d "$place" ]; then mkdir -p ".$place"; else above "$place"; : > ".$place"; fi
      mount --bind "$place" ".$place"
      mount -o remount,bind,ro,nosuid ".$place" ;;
    write) mkdir -p ".$place"; mount --bind "$place" ".$place" ;;
    device) above "$place"; : > ".$place"; mount --bind "$place" ".$place" ;;
    empty) mkdir -p ".$place"; mount -t tmpfs -o size=64m,mode=755 work ".$place" ;;
    tool) mkdir -p .sandbox; : > ".sandbox/\${place##*/}"; mount --bind "$place" ".sandbox/\${place##*/}" ;;
  esac
done
shift
folder=$1; shift
mkdir -p proc .sandbox/old ".$folder"
mount -t proc proc proc
echo 0 > proc/sys/user/max_user_namespaces
pivot_root . .sandbox/old
cd "$folder"
PATH=$outside
unset PWD OLDPWD
/.sandbox/umount -l /.sandbox/old
exec /.sandbox/setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --ambient-caps=-all -- "$@"
`;
