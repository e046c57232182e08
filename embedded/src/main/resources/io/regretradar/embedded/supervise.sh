# Runs a server for as long as standard input stays open: the kernel closes it when the parent
# ends, even by SIGKILL, so no server is ever left behind. (Linux's "parent death signal" would
# not do: it fires when the parent's *thread* ends, and is lost when the user changes.)
# usage: bash -c THIS supervise PID_FILE DIRECTORY_TO_REMOVE_OR_EMPTY COMMAND [ARGUMENT]...
pid_file=$1
remove=$2
shift 2
trap '' INT HUP # Ctrl-C is for the parent, which stops its servers in order
set -m          # a process group of its own for each job, so that children go along
"$@" </dev/null &
server=$!
(
    cat >/dev/null
    kill -KILL -- "-$server"
    [ -z "$remove" ] || rm -rf -- "$remove"
) <&0 2>/dev/null &
guard=$!
set +m # from here "wait" waits for the end, not for a SIGSTOP
echo "$server" >"$pid_file"
wait "$server"
code=$?
kill -KILL -- "-$guard" 2>/dev/null
exit $code
