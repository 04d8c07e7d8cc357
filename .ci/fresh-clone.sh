# shellcheck shell=bash disable=SC2154
# Read by `run`: the first five minutes of somebody new, on the commit at hand. A clone into an empty folder,
# `npm start`, the mails that ought to come, the stop, a second start, a start after kill -9, an ordinary user.

free_port() { node -e 's=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

# start FOLDER [PREFIX…]: npm start there on free ports; sets launcher (pid), api, mail
start() {
  local folder=$1
  shift
  api=$(free_port) mail=$(free_port)
  (
    cd "$folder"
    unset DATABASE_URL REDIS_URL SMTP_URL PACTA_DATA_DIR
    exec env PACTA_PORT="$api" PACTA_MAIL_UI_PORT="$mail" "$@" npm start --silent
  ) >"$folder.log" 2>&1 &
  launcher=$!
}

# ready FOLDER SECONDS
ready() {
  for ((i = 0; i < $2 * 5; i++)); do
    grep -q '^Pacta is ready' "$1.log" && return
    kill -0 "$launcher" 2>/dev/null || break
    sleep 0.2
  done
  cat "$1.log"
  tail -n 20 "$1"/.pacta/logs/*.log || true
  return 1
}

# mail_about TEXT: waits until a caught mail holds it
mail_about() {
  for ((i = 0; i < 120; i++)); do
    curl -fsS "http://127.0.0.1:$mail/api/email" | grep -q "$1" && return
    sleep 1
  done
  echo "no mail about: $1"
  curl -fsS "http://127.0.0.1:$mail/api/email" | head -c 2000
  return 1
}

# nothing_left FOLDER: no process runs from the folder any more
nothing_left() {
  for ((i = 0; i < 50; i++)); do
    pgrep -f "$1/" >/dev/null || return 0
    sleep 0.2
  done
  echo "still running:"
  pgrep -af "$1/"
  return 1
}

stop() {
  kill -INT "$launcher"
  wait "$launcher" || true
  nothing_left "$1"
}

first_start() { start "$1" && ready "$1" 300; }

# What has been set up stays so: nothing is installed or built again.
second_start() {
  start "$1"
  ready "$1" 60 || return
  if grep -E '^(Built|Installed)' "$1.log"; then return 1; fi
}

mails_arrive() {
  mail_about 'specification' && mail_about 'certification costs'
}

after_a_kill() {
  start "$1"
  ready "$1" 60 || return
  # npm, the shell, the launcher, the API, the worker: everything but PostgreSQL, which lives on as an orphan
  local everything
  everything=$(pgrep -f "$1/dist/apps|apps/launcher/setup.mjs start|dist/apps/launcher" -d ' ' || true)
  kill_tree "$launcher"
  wait "$launcher" || true
  echo "killed: $everything"
  start "$1"
  ready "$1" 60 || return
  stop "$1"
}

kill_tree() {
  local child
  for child in $(pgrep -P "$1"); do kill_tree "$child"; done
  kill -9 "$1" 2>/dev/null || true
}

ordinary_user() {
  local copy=$1-nobody
  cp -a "$1" "$copy" || return
  rm -rf "$copy/.pacta"
  chown -R 65534:65534 "$copy" || return
  start "$copy" setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$copy"
  ready "$copy" 180 || return
  mails_arrive || return
  stop "$copy"
}

fresh_clone() {
  local clone="$work/clone"
  step 'clone' git clone --quiet --no-hardlinks . "$clone"
  step 'npm start in a fresh clone' first_start "$clone"
  step 'reminders reach the mail catcher' mails_arrive
  step 'Ctrl-C leaves nothing behind' stop "$clone"
  step 'second start' second_start "$clone"
  step 'stop' stop "$clone"
  step 'start after kill -9' after_a_kill "$clone"
  [ "$(id -u)" -ne 0 ] || step 'npm start as an ordinary user' ordinary_user "$clone"
}
