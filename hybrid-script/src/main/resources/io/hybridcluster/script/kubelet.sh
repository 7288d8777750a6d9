  # --- The arguments -------------------------------------------------------------------------------------------------

  # hybrid_read_arguments ARGUMENT...: the arguments in hybrid_arguments, with our four flags as bare names, each at its
  # first place (hybrid_place), and their values as the kubelet would take them in hybrid_given.
  hybrid_read_arguments() {
    local -a old=("$@")
    local i=0 argument flag value
    hybrid_arguments=() hybrid_place=() hybrid_given=()
    while [[ $i -lt ${#old[@]} ]]; do
      argument=${old[i]} i=$((i + 1))
      flag=${argument%%=*}
      flag=${flag//_/-} # the kubelet takes --node_labels for --node-labels
      case $flag in
        --node-labels | --register-with-taints | --hostname-override | --provider-id) ;;
        --) hybrid_stop "The arguments of the kubelet hold a bare '--'; flags behind it would be lost." ;;
        *)
          hybrid_arguments+=("$argument")
          continue
          ;;
      esac
      if [[ $argument == *=* ]]; then
        value=${argument#*=}
      elif [[ $i -lt ${#old[@]} ]]; then
        value=${old[i]} i=$((i + 1))
      else
        hybrid_stop "The arguments of the kubelet end with $flag, which lacks its value."
      fi
      # Given twice, --node-labels adds up for the kubelet; of the other three the last one counts.
      if [[ $flag == --node-labels ]]; then value=${hybrid_given[$flag]:-},$value; fi
      hybrid_given[$flag]=$value
      if [[ -z ${hybrid_place[$flag]+set} ]]; then
        hybrid_place[$flag]=${#hybrid_arguments[@]}
        hybrid_arguments+=("$flag")
      fi
    done
  }

  # hybrid_merge_arguments ARGUMENT...: the arguments that the kubelet shall have, in hybrid_wanted. What is there
  # stays, in its order. A name or an id replaces the one before; labels and taints are lists, so they are merged.
  hybrid_merge_arguments() {
    local flag
    hybrid_read_arguments "$@"
    hybrid_wanted=("${hybrid_arguments[@]}")
    hybrid_merge_list labels "${hybrid_given[--node-labels]:-}" "$hybrid_labels"
    hybrid_given[--node-labels]=$hybrid_list
    hybrid_merge_list taints "${hybrid_given[--register-with-taints]:-}" "$hybrid_taints"
    hybrid_given[--register-with-taints]=$hybrid_list
    hybrid_given[--hostname-override]=$hybrid_node
    hybrid_given[--provider-id]=$hybrid_id
    for flag in --node-labels --register-with-taints --hostname-override --provider-id; do
      if [[ -n ${hybrid_place[$flag]+set} ]]; then
        hybrid_wanted[${hybrid_place[$flag]}]=$flag=${hybrid_given[$flag]}
      elif [[ -n ${hybrid_given[$flag]} ]]; then
        hybrid_wanted+=("$flag=${hybrid_given[$flag]}")
      fi
    done
  }

  # hybrid_quote_words WORD...: one line, in hybrid_text, that systemd splits into these words again.
  hybrid_quote_words() {
    local word line=''
    for word; do
      case $word in
        *[$'\001'-$'\037']*) hybrid_stop 'An argument of the kubelet holds a control character.' ;;
        '' | *[\ \"\'\\]*)
          hybrid_escape "$word" \"\\
          word="\"$hybrid_text\""
          ;;
      esac
      line+="${line:+ }$word"
    done
    hybrid_text=$line
  }

  # hybrid_split_words TEXT: the words that systemd makes of an unquoted $VARIABLE in a command line, in hybrid_words.
  hybrid_split_words() {
    local i c quote='' word='' open=''
    hybrid_words=()
    for ((i = 0; i < ${#1}; i++)); do
      c=${1:i:1}
      if [[ $c == \\ ]]; then
        i=$((i + 1)) open=1 word+=${1:i:1}
      elif [[ -n $quote ]]; then
        if [[ $c == "$quote" ]]; then quote=''; else word+=$c; fi
      elif [[ $c == [\'\"] ]]; then
        quote=$c open=1
      elif [[ $c == [$' \t\r\n'] ]]; then
        [[ -n $open ]] && hybrid_words+=("$word")
        word='' open=''
      else
        word+=$c open=1
      fi
    done
    [[ -n $open ]] && hybrid_words+=("$word")
    return 0
  }

  # --- The environment file ------------------------------------------------------------------------------------------

  # hybrid_scan TEXT: the last assignment of KUBELET_EXTRA_ARGS, by the rules of systemd.exec(5) and not of a shell. Its
  # value is left in hybrid_value, its place in hybrid_from and hybrid_to; hybrid_end is how the text ends.
  hybrid_scan() {
    local text=$1 state=start key='' value='' keep=0 from=0 i c
    hybrid_found='' hybrid_value='' hybrid_from=0 hybrid_to=0
    for ((i = 0; i <= ${#text}; i++)); do
      c=${text:i:1}
      case $state$c in # at the end of the text, $c is empty
        comment[$'\r\n'] | key[$'\r\n']) state=start ;;
        comment\\) state=comment-escape ;;
        comment-escape[$'\r\n']) # to systemd up to version 253, the next line is a part of the comment, then no more
          hybrid_stop 'A comment in the environment file of the kubelet ends with a backslash; please remove it.'
          ;;
        comment-escape) ;;
        comment-escape?) state=comment ;;
        start[\#\;]) state=comment ;;
        start | start[$' \t\r\n'] | comment*) ;;
        start?) state=key key=$c from=$i ;;
        key=) state=before value='' keep=0 ;;
        key*) key+=$c ;;
        before[$'\r\n'] | value[$'\r\n'] | before | value | escape | single | double | double-escape)
          while [[ $key == *[$' \t'] ]]; do key=${key%?}; done
          [[ $state == value ]] && value=${value:0:keep} # blanks at the end do not count
          if [[ $key == KUBELET_EXTRA_ARGS ]]; then
            hybrid_found=1 hybrid_value=$value hybrid_from=$from hybrid_to=$i
          fi
          [[ -n $c ]] && state=start
          ;;
        before[\ $'\t']) ;;
        before\') state=single ;;
        before\") state=double ;;
        before\\ | value\\) state=escape keep=${#value} ;;
        before? | value?)
          state=value value+=$c
          [[ $c == [$' \t'] ]] || keep=${#value}
          ;;
        escape?)
          state=value
          if [[ $c != [$'\r\n'] ]]; then value+=$c keep=$((keep + 1)); fi
          ;;
        single\' | double\") state=before ;;
        double\\) state=double-escape ;;
        double-escape[\"\\\`\$]) state=double value+=$c ;;
        double-escape$'\n') state=double ;;
        double-escape?) state=double value+="\\$c" ;;
        single? | double?) value+=$c ;;
      esac
    done
    hybrid_end=$state
  }

  # hybrid_edit TEXT LINE: TEXT with LINE as its assignment of KUBELET_EXTRA_ARGS, all else as it was, in hybrid_text.
  hybrid_edit() {
    hybrid_scan "$1"
    if [[ -n $hybrid_found ]]; then
      hybrid_text=${1:0:hybrid_from}$2${1:hybrid_to}
    else
      case $hybrid_end in
        start) hybrid_text=$1 ;;
        comment | key | before | value) hybrid_text=$1$'\n' ;;
        *) hybrid_stop 'The environment file of the kubelet ends inside a quoted value or with a backslash.' ;;
      esac
      hybrid_text+=$2$'\n'
    fi
  }

  # --- The service ---------------------------------------------------------------------------------------------------

  # What is to be done whenever a file was put back as it was.
  hybrid_reload() {
    command systemctl daemon-reload
  }

  # hybrid_read_units FILE...: the settings of the unit that decide its environment, in hybrid_settings, and the command
  # line behind the program's name, in hybrid_command.
  hybrid_read_units() {
    local file line whole section key value
    hybrid_settings=() hybrid_command=''
    for file; do
      section='' whole=''
      while IFS= read -r line || [[ -n $line$whole ]]; do
        line=${line#"${line%%[! $'\t']*}"}
        [[ $line == [\#\;]* ]] && continue
        if [[ $line == *\\ && $line != *\\\\ ]]; then
          whole+="${line%?} "
          continue
        fi
        whole+=$line
        key=${whole%%=*} value=${whole#*=}
        key=${key%"${key##*[! $'\t']}"}
        value=${value#"${value%%[! $'\t']*}"}
        case $whole in
          \[*) section=$whole ;;
          *=*)
            [[ $section == '[Service]'* ]] && case $key in
              Environment | EnvironmentFile | PassEnvironment | UnsetEnvironment) hybrid_settings+=("$key=$value") ;;
              ExecStart) hybrid_command=$value ;;
            esac
            ;;
        esac
        whole=''
      done <"$file" || hybrid_stop "Cannot read $file."
    done
    while [[ $hybrid_command == [-+!]* ]]; do hybrid_command=${hybrid_command#?}; done
    case " $hybrid_command " in
      '  ') hybrid_stop 'kubelet.service has no ExecStart.' ;;
      ' @'* | ' :'* | *' ; '*) hybrid_stop "ExecStart of kubelet.service is not a plain command: $hybrid_command" ;;
      *) ;;
    esac
    value=${hybrid_command:0:1}
    if [[ $value == [\"\'] ]]; then
      hybrid_command=${hybrid_command:1}
      hybrid_command=${hybrid_command#*"$value"}
    else
      hybrid_command=${hybrid_command#"${hybrid_command%%[ $'\t']*}"}
    fi
  }

  # What systemd knows of the unit. The file to write is the last one that this machine's kubelet.service reads and that
  # is meant for it (/etc/sysconfig on RPM systems, /etc/default on DEB systems) or that sets the variable already: of
  # two assignments the later file wins, and any file wins over Environment= lines.
  hybrid_read_service() {
    local line state='' fragment='' dropins='' path shown
    shown=$(command systemctl show kubelet.service -p LoadState -p UnitFileState -p FragmentPath -p DropInPaths \
      -p EnvironmentFiles) || hybrid_stop 'systemctl does not answer.'
    hybrid_target='' hybrid_enabled=''
    while IFS= read -r line; do
      case $line in
        LoadState=*) state=${line#*=} ;;
        UnitFileState=*) hybrid_enabled=${line#*=} ;;
        FragmentPath=*) fragment=${line#*=} ;;
        DropInPaths=*) dropins=${line#*=} ;;
        EnvironmentFile=* | EnvironmentFiles=*)
          path=${line#*=}
          path=${path% (ignore_errors=*}
          if [[ $path == /etc/sysconfig/kubelet || $path == /etc/default/kubelet ]]; then
            hybrid_target=$path
          elif [[ -f $path ]]; then
            hybrid_read_file "$path"
            hybrid_scan "$hybrid_text"
            [[ -n $hybrid_found ]] && hybrid_target=$path
          fi
          ;;
      esac
    done <<<"$shown"
    [[ $state == loaded && -n $fragment ]] ||
      hybrid_stop "kubelet.service is ${state:-unknown} to systemd here; install the kubelet before this block."
    [[ $hybrid_target != /var/lib/kubelet/kubeadm-flags.env ]] ||
      hybrid_stop "$hybrid_target sets KUBELET_EXTRA_ARGS, but kubeadm writes that file anew at each join."
    # shellcheck disable=SC2086 # a list of paths
    hybrid_read_units "$fragment" $dropins
  }

  # hybrid_ask_systemd WHEN: has systemd start, in place of the kubelet, a command that writes down its arguments, with
  # the environment settings and the command line of kubelet.service. The value of KUBELET_EXTRA_ARGS, as words, is left
  # in hybrid_extra, all arguments in hybrid_all.
  hybrid_ask_systemd() {
    local unit=hybrid-kubelet-$1.service folder program word seen=''
    folder=$(command mktemp -d /run/hybrid-kubelet.XXXXXX) || hybrid_stop 'Cannot write in /run.'
    hybrid_litter+=("$folder" "/run/systemd/system/$unit")
    command mkdir -p /run/systemd/system
    # A unit file knows escapes, % and $ of its own, each doubled to mean itself.
    # shellcheck disable=SC2016 # for the shell that systemd starts
    program='printf "%%s\\0" "$$@" >"$$0"'
    {
      printf '%s\n' '[Unit]' 'Description=What the kubelet will be started with' 'DefaultDependencies=no' \
        '[Service]' 'Type=oneshot' "${hybrid_settings[@]}" \
        "ExecStart=-/bin/sh -c '$program' $folder/arguments \$KUBELET_EXTRA_ARGS hybrid-all $hybrid_command" \
        >"/run/systemd/system/$unit" && command systemctl start "$unit" && [[ -f $folder/arguments ]]
    } || hybrid_stop 'systemd cannot start a command in the environment of kubelet.service; see: journalctl -u kubelet'
    hybrid_extra=() hybrid_all=()
    while IFS= read -r -d '' word; do
      if [[ -n $seen ]]; then
        hybrid_all+=("$word")
      elif [[ $word == hybrid-all ]]; then
        seen=1
      else
        hybrid_extra+=("$word")
      fi
    done <"$folder/arguments"
    [[ -n $seen ]] || hybrid_stop 'systemd did not say what the kubelet will be started with.'
  }

  # Whether the kubelet takes name, id, and every label and taint out of hybrid_all. A flag that stands behind
  # $KUBELET_EXTRA_ARGS in the unit would win over ours, or the unit may not mention that variable at all.
  hybrid_check_result() {
    local flag
    hybrid_read_arguments "${hybrid_all[@]}"
    for flag in --hostname-override --provider-id --node-labels --register-with-taints; do
      case $flag in
        --hostname-override) [[ ${hybrid_given[$flag]:-} == "$hybrid_node" ]] ;;
        --provider-id) [[ ${hybrid_given[$flag]:-} == "$hybrid_id" ]] ;;
        --node-labels) hybrid_holds labels "${hybrid_given[$flag]:-}" "$hybrid_labels" ;;
        *) hybrid_holds taints "${hybrid_given[$flag]:-}" "$hybrid_taints" ;;
      esac && continue
      hybrid_show "${hybrid_all[@]}"
      # shellcheck disable=SC2016 # the name of the variable, not its value
      hybrid_stop "The kubelet would not take our $flag; systemd would start it with: $hybrid_text" \
        'ExecStart of kubelet.service must hold $KUBELET_EXTRA_ARGS as a word of its own, behind all other flags.'
    done
  }

  hybrid_write_arguments() {
    local target=$1 text=$2
    hybrid_quote_words "${hybrid_wanted[@]}"
    if [[ -n $target ]]; then
      hybrid_escape "$hybrid_text" '"\`$'
      hybrid_edit "$text" "KUBELET_EXTRA_ARGS=\"$hybrid_text\""
      hybrid_write_file "$target" "$hybrid_text"
    else
      # No file that kubelet.service reads sets the variable, so none overrides a line of our own, read last.
      target=/etc/systemd/system/kubelet.service.d/zz-hybrid-cluster.conf
      hybrid_escape "$hybrid_text" \"\\
      hybrid_write_file "$target" "# Written by the node script of the hybrid cluster, which renews it at each run.
[Service]
Environment=\"KUBELET_EXTRA_ARGS=${hybrid_text//%/%%}\"
"
      hybrid_reload || hybrid_stop 'systemctl daemon-reload failed.'
      hybrid_read_service
    fi
    hybrid_ask_systemd after
    hybrid_show "${#hybrid_wanted[@]}" "${hybrid_wanted[@]}"
    text=$hybrid_text
    hybrid_show "${#hybrid_extra[@]}" "${hybrid_extra[@]}"
    [[ $hybrid_text == "$text" ]] ||
      hybrid_stop "$target was written, but systemd would start the kubelet with other arguments: ${hybrid_text#* }"
  }

  # The certificate of a node that has joined is for its name, and its Node object keeps its provider id.
  hybrid_check_joined() {
    local flag wanted
    [[ -e /etc/kubernetes/kubelet.conf ]] || return 0
    hybrid_read_arguments "${hybrid_all[@]}"
    for flag in --hostname-override --provider-id; do
      wanted=$hybrid_node
      if [[ $flag == --provider-id ]]; then wanted=$hybrid_id; fi
      [[ ${hybrid_given[$flag]-$wanted} == "$wanted" ]] ||
        hybrid_refuse "This node has joined before, and $flag" "${hybrid_given[$flag]}" \
          "it cannot become $wanted without kubeadm reset"
    done
  }

  # Whether the kubelet runs with the arguments in hybrid_all. What stands before the first flag is its program.
  hybrid_runs_so() {
    local pid word flags='' now
    local -a running=()
    pid=$(command systemctl show kubelet.service -p MainPID)
    pid=${pid#*=}
    [[ $pid == [1-9]* && -r /proc/$pid/cmdline ]] || return 1
    while IFS= read -r -d '' word; do
      if [[ $word == -* ]]; then flags=1; fi
      if [[ -n $flags ]]; then running+=("$word"); fi
    done <"/proc/$pid/cmdline"
    hybrid_show "${#running[@]}" "${running[@]}"
    now=$hybrid_text
    hybrid_show "${#hybrid_all[@]}" "${hybrid_all[@]}"
    [[ $hybrid_text == "$now" ]]
  }

  hybrid_configure() {
    local text='' now
    hybrid_check_values
    [[ $EUID -eq 0 ]] || hybrid_stop 'Only root can configure the kubelet. Nothing was changed.'
    hybrid_reload || hybrid_stop 'systemctl daemon-reload failed.'
    hybrid_read_service
    hybrid_ask_systemd before
    hybrid_check_joined
    hybrid_show "${#hybrid_extra[@]}" "${hybrid_extra[@]}"
    now=$hybrid_text
    if [[ -n $hybrid_target ]]; then
      hybrid_read_file "$hybrid_target"
      text=$hybrid_text
      hybrid_scan "$text"
      if [[ -n $hybrid_found ]]; then
        # What cannot be read as systemd reads it cannot be rewritten either.
        hybrid_split_words "$hybrid_value"
        hybrid_show "${#hybrid_words[@]}" "${hybrid_words[@]}"
        [[ $hybrid_text == "$now" ]] ||
          hybrid_stop "systemd does not take KUBELET_EXTRA_ARGS from $hybrid_target, or reads that file differently."
      fi
    fi
    hybrid_merge_arguments "${hybrid_extra[@]}"
    hybrid_show "${#hybrid_wanted[@]}" "${hybrid_wanted[@]}"
    if [[ $hybrid_text != "$now" ]]; then hybrid_write_arguments "$hybrid_target" "$text"; fi
    hybrid_check_result
    if [[ -n $hybrid_unproven ]]; then
      printf 'hybrid-cluster: wrote the arguments of the kubelet to %s\n' "$hybrid_unproven" >&2
      hybrid_unproven=''
    fi
    if [[ $hybrid_enabled != enabled ]]; then
      command systemctl enable kubelet.service || hybrid_stop 'systemctl enable kubelet failed.'
    fi
    # A kubelet that runs already has its arguments of before; one that does not is started by the join.
    if [[ -n $hybrid_changed ]] || ! hybrid_runs_so; then
      command systemctl try-restart kubelet.service || hybrid_stop 'systemctl try-restart kubelet failed.'
    fi
  }

