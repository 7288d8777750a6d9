  # --- The agent of k3s or RKE2 --------------------------------------------------------------------------------------
  #
  # Both read /etc/rancher/PROGRAM/config.yaml, then the .yaml and .yml files of config.yaml.d in the order of their
  # names. The last value of a key counts, but one of "key+" is appended to what there is; node-label+, node-taint+ and
  # kubelet-arg+ of the last file so keep those of the others, and of two labels with the same key the kubelet takes the
  # later one. The keys become flags of the command line, before those that stand there
  # (docs.k3s.io/installation/configuration; docs.rke2.io/install/configuration; k3s, pkg/configfilearg/parser.go).

  hybrid_program=${1:-} # the first word of the call of this block
  hybrid_prefix=${hybrid_program^^}
  hybrid_folder=/etc/rancher/$hybrid_program
  hybrid_file=$hybrid_folder/config.yaml.d/zz-hybrid-cluster.yaml
  hybrid_data=/var/lib/rancher/$hybrid_program
  hybrid_service='' hybrid_state='' hybrid_restarted=''
  hybrid_node_taints=() hybrid_kubelet_args=()

  # A file of before is read at the agent's next start; one that did not come up with ours needs that start.
  hybrid_reload() {
    [[ -z $hybrid_restarted ]] || command systemctl --no-block restart "$hybrid_service"
  }

  # --- Where else it is configured -----------------------------------------------------------------------------------

  # hybrid_check_words WHERE TEXT: flags and variables of the agent that would go against our file. The documentation
  # has a flag win over a file, and a list of flags over a list in a file.
  hybrid_check_words() {
    local where=$1 word flag='' line text='' comment='^[[:blank:]]*[;#]'
    while IFS= read -r line; do
      [[ $line =~ $comment ]] || text+=$line$'\n'
    done <<<"$2"
    for word in $text; do
      word=${word//[\"\'\\]/}
      if [[ -n $flag ]]; then hybrid_data=$word; fi
      flag=''
      case $word in
        -*)
          flag=${word#-}
          flag=${flag#-}
          case ${flag%%=*} in
            node-name | with-node-id | node-label | node-taint | kubelet-arg | config | c)
              hybrid_stop "$where holds ${word%%=*}, which would win over $hybrid_file. Nothing was changed." \
                "Set it in $hybrid_folder/config.yaml instead, or leave it to the registered cluster."
              ;;
            data-dir | d)
              if [[ $flag == *=* ]]; then hybrid_data=${flag#*=} flag=''; fi
              ;;
            *) flag='' ;;
          esac
          ;;
        "${hybrid_prefix}_NODE_NAME=$hybrid_node") ;;
        "${hybrid_prefix}_NODE_NAME="* | "${hybrid_prefix}_CONFIG_FILE="?*)
          hybrid_stop "$where sets ${word%%=*}, which goes against $hybrid_file. Nothing was changed."
          ;;
        "${hybrid_prefix}_DATA_DIR="?*) hybrid_data=${word#*=} ;;
      esac
    done
  }

  hybrid_check_environment() {
    local name
    for name in NODE_NAME CONFIG_FILE DATA_DIR; do
      name=${hybrid_prefix}_$name
      [[ -z ${!name:-} ]] || hybrid_check_words 'The environment' "$name=${!name}"
    done
    name=INSTALL_${hybrid_prefix}_EXEC
    hybrid_check_words "$name" "${!name:-}"
  }

  # What systemd knows of the agent, if it is installed.
  hybrid_check_unit() {
    local name=INSTALL_${hybrid_prefix}_NAME line shown state='' path
    local -a ask=(systemctl show -p LoadState -p ActiveState -p ExecStart -p Environment -p EnvironmentFiles)
    hybrid_service=$hybrid_program-${!name:-agent}.service
    shown=$(command "${ask[@]}" "$hybrid_service") || hybrid_stop 'systemctl does not answer.'
    for path in /etc/systemd/system /{usr/local/lib,usr/lib,lib}/systemd/system; do
      if [[ -e $path/$hybrid_service ]]; then state=installed; fi
    done
    # What systemd tells of a unit is what it found at its last look.
    if [[ -n $state || $shown == *LoadState=loaded* ]]; then
      { command systemctl daemon-reload && shown=$(command "${ask[@]}" "$hybrid_service"); } ||
        hybrid_stop 'systemctl daemon-reload failed.'
    fi
    while IFS= read -r line; do
      case $line in
        LoadState=*) state=${line#*=} ;;
        ActiveState=*) hybrid_state=${line#*=} ;;
        ExecStart=*)
          line=${line#*' ; argv[]='}
          line=${line%%' ; ignore_errors='*}
          [[ $line != *\$* ]] ||
            hybrid_stop "ExecStart of $hybrid_service holds a variable, which may hold any flag. Nothing was changed."
          hybrid_check_words "ExecStart of $hybrid_service" "$line"
          ;;
        Environment=*) hybrid_check_words "$hybrid_service" "${line#*=}" ;;
        EnvironmentFile=* | EnvironmentFiles=*)
          path=${line#*=}
          path=${path% (ignore_errors=*}
          hybrid_read_file "$path"
          hybrid_check_words "$path" "$hybrid_text"
          ;;
      esac
    done <<<"$shown"
    if [[ $state != loaded ]]; then hybrid_state=''; fi
  }

  # hybrid_check_version WHAT TEXT: config.yaml.d is of k3s 1.21, "key+" came soon after it (k3s, pull requests 3162 and
  # 3229), and RKE2 has had both since v1.21.2+rke2r1. A channel is a version without its last number.
  hybrid_check_version() {
    [[ $2 =~ v?([0-9]+)\.([0-9]+)(\.([0-9]+))? ]] ||
      hybrid_stop "$1 does not name a version: ${2:0:80}. Nothing was changed."
    [[ ${#BASH_REMATCH[1]} -le 3 && ${#BASH_REMATCH[2]} -le 3 && ${#BASH_REMATCH[4]} -le 3 &&
      $((10#${BASH_REMATCH[1]} * 1000000 + 10#${BASH_REMATCH[2]} * 1000 + 10#${BASH_REMATCH[4]:-999})) -ge 1021002 ]] ||
      hybrid_stop "$1 is ${BASH_REMATCH[0]}, but $hybrid_program reads $hybrid_file only since v1.21.2." \
        'Nothing was changed.'
  }

  hybrid_check_versions() {
    local name path shown
    name=INSTALL_${hybrid_prefix}_VERSION
    [[ -z ${!name:-} ]] || hybrid_check_version "$name" "${!name}"
    name=INSTALL_${hybrid_prefix}_CHANNEL
    # Others are stable, latest and testing.
    if [[ ${!name:-} =~ ^v?[0-9]+\.[0-9]+$ ]]; then hybrid_check_version "$name" "${!name}"; fi
    name=INSTALL_${hybrid_prefix}_BIN_DIR
    for path in "${!name:-/usr/local/bin}" /usr/local/bin "/opt/$hybrid_program/bin" /opt/bin /usr/bin; do
      [[ -x $path/$hybrid_program ]] || continue
      shown=$("$path/$hybrid_program" --version 2>&1) ||
        hybrid_stop "$path/$hybrid_program --version failed: ${shown:0:200}"
      hybrid_check_version "$path/$hybrid_program" "${shown%%$'\n'*}"
      break
    done
  }

  # --- The files of others -------------------------------------------------------------------------------------------

  # The line is not shown: it may hold a token.
  hybrid_unread() {
    hybrid_stop "Line $hybrid_line of $hybrid_path is YAML of a kind that is not read here. Nothing was changed." \
      'Write one plain "key: value" a line, and a list as one plain or quoted "- item" a line.'
  }

  # hybrid_read_value TEXT: what stands behind "key:" or "- ", if it begins and ends on that line: its kind (none,
  # scalar, list, block, unknown) in hybrid_kind, and its text or texts in hybrid_values.
  hybrid_read_value() {
    local text=$1 rest
    local comment='([ ]+#.*)?$' literal='^[|>][-+0-9]*' double='"([^"\]*)"' single="'([^']*)'"
    local plain="[^][{}&*!|>%@\`,#?:\"' -]|-[^][{}, ]" item
    item="^ *($double|$single|($plain)[^][{},\"'#]*)(,|$)"
    hybrid_kind=unknown hybrid_values=()
    if [[ -z $text || $text == \#* ]]; then
      hybrid_kind=none
    elif [[ $text =~ ^$double$comment || $text =~ ^$single$comment ]]; then
      hybrid_kind=scalar hybrid_values=("${BASH_REMATCH[1]}")
    elif [[ $text =~ $literal$comment ]]; then
      hybrid_kind=block
    elif [[ $text =~ ^\[(.*)\]$comment ]]; then
      rest=${BASH_REMATCH[1]}
      while [[ $rest == *[!\ ]* ]]; do
        rest=${rest%"${rest##*[! ]}"}
        [[ $rest =~ $item ]] || return 0
        rest=${rest:${#BASH_REMATCH[0]}}
        text=${BASH_REMATCH[1]}
        if [[ $text == [\"\']* ]]; then text=${text:1:${#text}-2}; fi
        hybrid_values+=("${text%"${text##*[! ]}"}")
      done
      hybrid_kind=list
    elif [[ $text =~ ^($plain) && "${text%% \#*} " != *': '* ]]; then
      text=${text%% \#*}
      hybrid_kind=scalar hybrid_values=("${text%"${text##*[! ]}"}")
    fi
  }

  # hybrid_take_values KEY: the values just read are those of this key.
  hybrid_take_values() {
    case $1 in
      node-taint) hybrid_node_taints+=("${hybrid_values[@]}") ;;
      kubelet-arg) hybrid_kubelet_args+=("${hybrid_values[@]}") ;;
      data-dir) hybrid_data=${hybrid_values[0]} ;;
      with-node-id)
        [[ ${hybrid_values[0]} == [Ff]alse ]] ||
          hybrid_stop "$hybrid_path sets with-node-id, by which the node would get another name. Nothing was changed."
        ;;
    esac
  }

  # hybrid_read_config PATH LATER: adds what this file says to hybrid_node_taints and hybrid_kubelet_args, or takes what
  # it says in their place. Only such YAML is read as can be read line by line without a doubt.
  hybrid_read_config() {
    local hybrid_path=$1 later=$2 text line hybrid_line=0 key='' block='' open='' begun='' indented
    hybrid_read_file "$hybrid_path"
    text=${hybrid_text//$'\r\n'/$'\n'}
    # What else is an end of a line to YAML 1.1.
    case $text in
      *$'\r'* | *$'\302\205'* | *$'\342\200\250'* | *$'\342\200\251'*)
        hybrid_stop "$hybrid_path holds a line break that is none to other programs. Nothing was changed."
        ;;
    esac
    while IFS= read -r line; do
      hybrid_line=$((hybrid_line + 1))
      indented=${line#"${line%%[! ]*}"}
      if [[ -n $block && ($line == ' '* || -z $line) ]] || [[ -z $indented || $indented == \#* ]]; then continue; fi
      block=''
      case $line in
        *$'\t'*) hybrid_unread ;;
        ---*) # the begin of a document, of which only the first is read
          [[ $line == --- && -z $begun ]] || hybrid_unread
          ;;
        [A-Za-z0-9]*)
          [[ $line =~ ^([A-Za-z0-9][-A-Za-z0-9_.]*[+]?)\ *:(\ +(.*))?$ ]] || hybrid_unread
          key=${BASH_REMATCH[1]}
          hybrid_read_value "${BASH_REMATCH[3]}"
          case $hybrid_kind in
            unknown) hybrid_unread ;;
            none) open=1 ;;
            block) block=1 open='' ;;
            *) open='' ;;
          esac
          case ${key%+} in
            node-name | node-label | node-taint | kubelet-arg)
              [[ -z $later ]] ||
                hybrid_stop "$hybrid_path sets $key and is read after $hybrid_file. Nothing was changed." \
                  'Give it a name that comes before, such as 50-node.yaml.'
              ;;
          esac
          case $key in
            node-taint) hybrid_node_taints=() ;;
            kubelet-arg) hybrid_kubelet_args=() ;;
          esac
          case ${key%+}=$hybrid_kind in
            node-taint=none | kubelet-arg=none) key=${key%+} ;;
            node-taint=scalar | node-taint=list | kubelet-arg=scalar | kubelet-arg=list | data-dir=scalar | \
              with-node-id=scalar)
              hybrid_take_values "${key%+}"
              ;;
            node-taint=* | kubelet-arg=* | data-dir=* | with-node-id=*) hybrid_unread ;;
            *) key='other' ;;
          esac
          ;;
        [!\ -]*) hybrid_unread ;;
        *)
          [[ -n $key && ($indented == '- '* || $key == other) ]] || hybrid_unread
          if [[ $indented == '- '* ]]; then
            indented=${indented#- }
            indented=${indented#"${indented%%[! ]*}"}
          fi
          if [[ $key == other && $indented =~ ^[A-Za-z0-9][-A-Za-z0-9_.]*:(\ +(.*))?$ ]]; then
            indented=${BASH_REMATCH[2]}
          fi
          hybrid_read_value "${indented#"${indented%%[! ]*}"}"
          case $key=$open=$hybrid_kind in
            node-taint=1=scalar | kubelet-arg=1=scalar) hybrid_take_values "$key" ;;
            other=*=scalar | other=*=list | other=*=none) ;;
            *) hybrid_unread ;;
          esac
          ;;
      esac
      begun=1
    done <<<"$text"
  }

  hybrid_read_configs() {
    local path later=''
    local -a paths
    if [[ -e $hybrid_folder/config.yaml ]]; then hybrid_read_config "$hybrid_folder/config.yaml" ''; fi
    set +f
    shopt -s dotglob
    paths=("${hybrid_file%/*}"/*)
    shopt -u dotglob
    set -f
    for path in "${paths[@]}"; do # in the order of their bytes, as k3s has them
      if [[ $path == "$hybrid_file" || ${path,,} != *.y?(a)ml || (-d $path && ! -L $path) ]]; then continue; fi
      if [[ $path > "$hybrid_file" ]]; then later=1; fi
      hybrid_read_config "$path" "$later"
    done
  }

  # What the other files give the kubelet must go together with ours.
  hybrid_check_configs() {
    local item rest flag
    local -A ours=()
    rest=$hybrid_taints,
    while [[ -n $rest ]]; do
      item=${rest%%,*} rest=${rest#*,}
      ours["k${item%%[=:]*}:${item##*:}"]=1
    done
    # Two taints of one key and effect are refused by the API server (kubernetes/kubernetes, pull request 30590).
    for rest in "${hybrid_node_taints[@]}"; do
      rest+=,
      while [[ -n $rest ]]; do
        item=${rest%%,*} rest=${rest#*,}
        item=${item%%[=:]*}:${item##*:}
        if [[ $item != : && -n ${ours["k$item"]+set} ]]; then
          hybrid_stop "A file in $hybrid_folder and ALIBABA_CLOUD_TAINTS both hold a taint $item." \
            'No node can have two of one key and effect. Leave it to the registered cluster. Nothing was changed.'
        fi
      done
    done
    for item in "${hybrid_kubelet_args[@]}"; do
      flag=${item%%[= ]*}
      while [[ $flag == -* ]]; do flag=${flag#-}; done
      while [[ $flag == *[-+] ]]; do flag=${flag%?}; done # k3s: "flag+" adds to what it has itself, "flag-" too
      flag=${flag//_/-}
      case $flag in
        provider-id | hostname-override | node-labels | register-with-taints) ;;
        max-pods) [[ -n $hybrid_max_pods ]] || continue ;;
        # k3s writes the taints into a file of the kubelet's own since v1.32, in whose place this one would be read.
        config | config-dir) [[ -n $hybrid_taints ]] || continue ;;
        *) continue ;;
      esac
      hybrid_stop "A file in $hybrid_folder sets kubelet-arg $flag, which would go against $hybrid_file." \
        'Leave it to the registered cluster. Nothing was changed.'
    done
  }

  # The same for the files that the kubelet of k3s reads behind the one of k3s itself (docs.k3s.io, Configuration
  # Options, "Kubelet configuration").
  hybrid_check_kubelet_files() {
    local path
    local -a paths
    [[ -n $hybrid_taints ]] || return 0
    set +f
    paths=("$hybrid_data"/agent/etc/kubelet.conf.d/*)
    set -f
    for path in "${paths[@]}"; do
      if [[ -d $path || $path == */00-"$hybrid_program"-defaults.conf ]]; then continue; fi
      hybrid_read_file "$path"
      [[ $hybrid_text != *registerWithTaints* ]] ||
        hybrid_stop "$path sets registerWithTaints, in place of ALIBABA_CLOUD_TAINTS. Nothing was changed."
    done
  }

  # --- The machine ---------------------------------------------------------------------------------------------------

  # hybrid_read_name PATH: the name of the node for which this certificate is, in hybrid_was. Its subject ends with a
  # text system:node:NAME, before which stands its length, in one byte.
  hybrid_read_name() {
    local line body='' text before length
    hybrid_read_file "$1"
    while IFS= read -r line; do
      case $line in
        '-----BEGIN '*) body='' ;;
        '-----END '*) break ;;
        *) body+=${line%$'\r'} ;;
      esac
    done <<<"$hybrid_text"
    text=$(command base64 -d <<<"$body" 2>/dev/null | command tr -d '\0')
    before=${text%%system:node:*}
    [[ $before != "$text" ]] || hybrid_stop "$1 does not name a node. Nothing was changed."
    printf -v length '%d' "'${before:${#before}-1}"
    text=${text:${#before}+12}
    hybrid_was=${text:0:length-12}
  }

  # An agent has its name in its certificate, and its Node object keeps its provider id.
  hybrid_check_joined() {
    local certificate=$hybrid_data/agent/client-kubelet.crt
    [[ ! -e $hybrid_data/server/tls ]] ||
      hybrid_stop "This machine is a server of $hybrid_program, by $hybrid_data/server/tls. Nothing was changed."
    [[ -e $certificate ]] || return 0
    hybrid_read_name "$certificate"
    [[ $hybrid_was == "$hybrid_node" ]] ||
      hybrid_refuse "This machine has joined before, and its node" "$hybrid_was" \
        "it cannot become $hybrid_node without $hybrid_program-agent-uninstall.sh or the like"
    hybrid_read_file "$hybrid_file"
    if [[ $hybrid_text =~ '"provider-id='([^\"]*)\" && ${BASH_REMATCH[1]} != "$hybrid_id" ]]; then
      hybrid_refuse "This machine has joined before, and its provider id" "${BASH_REMATCH[1]}" \
        "it cannot become $hybrid_id without deleting the node"
    fi
  }

  # hybrid_add_list KEY ITEMS: a list, of values that are checked, to hybrid_text.
  hybrid_add_list() {
    local rest=$2, item
    [[ -n $2 ]] || return 0
    hybrid_text+=$1+:$'\n'
    while [[ -n $rest ]]; do
      item=${rest%%,*} rest=${rest#*,}
      hybrid_text+="  - \"$item\""$'\n'
    done
  }

  hybrid_configure() {
    local text fresh=''
    case $hybrid_program in
      k3s | rke2) ;;
      *) hybrid_refuse 'The program that this block configures' "$hybrid_program" 'it can be k3s or rke2' ;;
    esac
    hybrid_check_values
    [[ $EUID -eq 0 ]] || hybrid_stop "Only root can configure $hybrid_program. Nothing was changed."
    for text in "${@:2}"; do
      [[ $text == max-pods=* || $text == topology-labels ]] ||
        hybrid_refuse 'An option of this block' "$text" "it is not for $hybrid_program"
    done
    hybrid_read_options "${@:2}"
    hybrid_check_environment
    hybrid_check_versions
    hybrid_check_unit
    hybrid_read_configs
    hybrid_check_configs
    hybrid_check_kubelet_files
    hybrid_check_joined
    hybrid_text="# Written by the node script of the hybrid cluster, which renews it at each run.
node-name: \"$hybrid_node\"
"
    hybrid_merge_list labels '' "$hybrid_labels"
    hybrid_add_list node-label "$hybrid_list"
    hybrid_merge_list taints '' "$hybrid_taints"
    hybrid_add_list node-taint "$hybrid_list"
    hybrid_add_list kubelet-arg "provider-id=$hybrid_id${hybrid_max_pods:+,max-pods=$hybrid_max_pods}"
    text=$hybrid_text
    hybrid_read_file "$hybrid_file"
    [[ $hybrid_text != "$text" ]] || return 0
    [[ -e $hybrid_file ]] || fresh=1
    hybrid_write_file "$hybrid_file" "$text"
    # As the files are that stand beside it and hold the token.
    [[ -z $fresh ]] || command chmod 0600 "$hybrid_file" || hybrid_stop "Cannot change the mode of $hybrid_file."
    # An agent that runs already has its configuration of before; one that does not is started by the join.
    if [[ $hybrid_state == @(active|activating|reloading) ]]; then
      hybrid_restarted=1
      command systemctl try-restart "$hybrid_service" || hybrid_stop "systemctl try-restart $hybrid_service failed."
    fi
    printf 'hybrid-cluster: wrote the configuration of %s to %s\n' "$hybrid_program" "$hybrid_file" >&2
    hybrid_unproven=''
  }
