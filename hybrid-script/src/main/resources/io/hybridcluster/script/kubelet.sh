  # --- The arguments -------------------------------------------------------------------------------------------------

  hybrid_flags=(--node-labels --register-with-taints --hostname-override --provider-id --max-pods)

  # hybrid_read_arguments ARGUMENT...: the arguments in hybrid_arguments, with our flags as bare names, each at its
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
          if [[ -z $hybrid_max_pods || $flag != --max-pods ]]; then
            hybrid_arguments+=("$argument")
            continue
          fi
          ;;
      esac
      if [[ $argument == *=* ]]; then
        value=${argument#*=}
      elif [[ $i -lt ${#old[@]} ]]; then
        value=${old[i]} i=$((i + 1))
      else
        hybrid_stop "The arguments of the kubelet end with $flag, which lacks its value."
      fi
      # Given twice, --node-labels adds up for the kubelet; of the others the last one counts.
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
    hybrid_given[--max-pods]=$hybrid_max_pods
    for flag in "${hybrid_flags[@]}"; do
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
      if [[ $state == comment ]]; then # nothing in it counts, so it is passed over at once
        c=${text:i}
        c=${c%%[\\$'\r\n']*}
        i=$((i + ${#c}))
      fi
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

  # The drop-in that this block writes where no file is read, or where the unit does not mention the variable.
  hybrid_own=/etc/systemd/system/kubelet.service.d/zz-hybrid-cluster.conf

  # hybrid_read_units FILE...: the settings of the unit that decide its environment, in hybrid_settings, and its command
  # line, in hybrid_now; what that would be without our own drop-in is in hybrid_base.
  hybrid_read_units() {
    local file line whole section key value
    local continued='(^|[^\])(\\\\)*\\$'
    hybrid_settings=() hybrid_now='' hybrid_base=''
    for file; do
      section='' whole=''
      while IFS= read -r line || [[ -n $line$whole ]]; do
        line=${line#"${line%%[! $'\t']*}"}
        [[ $line == [\#\;]* ]] && continue
        if [[ $line =~ $continued ]]; then
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
              ExecStart)
                hybrid_now=$value
                if [[ $file != "$hybrid_own" ]]; then hybrid_base=$value; fi
                ;;
            esac
            ;;
        esac
        whole=''
      done <"$file" || hybrid_stop "Cannot read $file."
    done
  }

  # hybrid_split_command LINE: the program of a command line in hybrid_program, the rest of it in hybrid_rest.
  hybrid_split_command() {
    local line=$1 quote
    while [[ $line == [-+!]* ]]; do line=${line#?}; done
    case " $line " in
      '  ') hybrid_stop 'kubelet.service has no ExecStart.' ;;
      ' @'* | ' :'* | *' ; '*) hybrid_stop "ExecStart of kubelet.service is not a plain command: $line" ;;
      *) ;;
    esac
    quote=${line:0:1}
    if [[ $quote == [\"\'] ]]; then
      line=${line:1}
      hybrid_program=${line%%"$quote"*}
      hybrid_rest=${line#*"$quote"}
    else
      hybrid_program=${line%%[ $'\t']*}
      hybrid_rest=${line#"$hybrid_program"}
    fi
  }

  # What systemd knows of the unit. The file to write is the last one that this machine's kubelet.service reads and that
  # is meant for it (/etc/sysconfig on RPM systems, /etc/default on DEB systems) or that sets the variable already: of
  # two assignments the later file wins, and any file wins over Environment= lines.
  hybrid_read_service() {
    local line path
    local -a files=()
    hybrid_show_service
    if hybrid_is_stale; then
      hybrid_reload || hybrid_stop 'systemctl daemon-reload failed.'
      hybrid_show_service
    fi
    line=${hybrid_unit[LoadState]:-unknown}
    [[ $line == loaded && -n ${hybrid_unit[FragmentPath]:-} ]] ||
      hybrid_stop "kubelet.service is $line to systemd here; install the kubelet before this block."
    # shellcheck disable=SC2206 # a list of paths
    files=("${hybrid_unit[FragmentPath]}" ${hybrid_unit[DropInPaths]:-})
    hybrid_read_units "${files[@]}"
    hybrid_split_command "$hybrid_base"
    # Where the unit does not mention the variable, our drop-in repeats its command line with the arguments behind it;
    # such a drop-in of an earlier run has to follow the unit, whatever that says now.
    hybrid_appends=''
    if [[ ${hybrid_program##*/} == kubelet ]] &&
      [[ $hybrid_base != *KUBELET_EXTRA_ARGS* || $hybrid_now != "$hybrid_base" ]]; then
      hybrid_appends=1
    fi
    hybrid_target=''
    while IFS= read -r line; do
      path=${line% (ignore_errors=*}
      if [[ $path == /etc/sysconfig/kubelet || $path == /etc/default/kubelet ]]; then
        hybrid_target=$path
      elif [[ -f $path ]]; then
        hybrid_read_file "$path"
        hybrid_scan "$hybrid_text"
        [[ -n $hybrid_found ]] && hybrid_target=$path
      fi
    done <<<"${hybrid_unit[EnvironmentFiles]:-}"
    if [[ -n $hybrid_appends ]]; then hybrid_target=$hybrid_own; fi
    [[ $hybrid_target != /var/lib/kubelet/kubeadm-flags.env ]] ||
      hybrid_stop "$hybrid_target sets KUBELET_EXTRA_ARGS, but kubeadm writes that file anew at each join."
  }

  # The properties of the unit in hybrid_unit, a list of files as lines.
  hybrid_show_service() {
    local line key shown
    shown=$(command systemctl show kubelet.service -p LoadState -p ActiveState -p UnitFileState -p MainPID \
      -p NeedDaemonReload -p FragmentPath -p DropInPaths -p EnvironmentFiles) ||
      hybrid_stop 'systemctl does not answer.'
    hybrid_unit=()
    while IFS= read -r line; do
      key=${line%%=*} line=${line#*=}
      case $key in
        EnvironmentFile | EnvironmentFiles) hybrid_unit[EnvironmentFiles]+=$line$'\n' ;;
        ?*) hybrid_unit[$key]=$line ;;
      esac
    done <<<"$shown"
  }

  # Whether systemd has to read the unit anew: it says so itself of files that it knows, and here is another one. The
  # rest is what it found at its last look, and a look takes longer than all else in this block.
  hybrid_is_stale() {
    local folder file known
    [[ ${hybrid_unit[LoadState]:-} == loaded && ${hybrid_unit[NeedDaemonReload]:-} == no ]] || return 0
    set +f
    for folder in /etc/systemd/system{.control,,.attached} /{usr/local/lib,usr/lib,lib}/systemd/system \
      /run/systemd/{system.control,transient,generator.early,system,system.attached,generator,generator.late}; do
      for file in "$folder"/{kubelet.service,{kubelet.service.d,service.d}/*.conf}; do
        [[ -e $file ]] || continue
        for known in ${hybrid_unit[FragmentPath]} ${hybrid_unit[DropInPaths]:-}; do
          [[ $file -ef $known ]] && continue 2
        done
        set -f
        return 0
      done
    done
    set -f
    return 1
  }

  # hybrid_ask_systemd WHEN: has systemd start, in place of the kubelet, a command that writes down its arguments, with
  # the environment settings and the command line of kubelet.service. The value of KUBELET_EXTRA_ARGS, as words, is left
  # in hybrid_extra, all arguments in hybrid_all, and those without our own drop-in in hybrid_before.
  hybrid_ask_systemd() {
    local unit=hybrid-kubelet-$1.service folder program word now base part=extra
    hybrid_split_command "$hybrid_base"
    base=$hybrid_rest
    hybrid_split_command "$hybrid_now"
    now=$hybrid_rest
    folder=$(command mktemp -d /run/hybrid-kubelet.XXXXXX) || hybrid_stop 'Cannot write in /run.'
    hybrid_litter+=("$folder" "/run/systemd/system/$unit")
    [[ -d /run/systemd/system ]] || command mkdir -p /run/systemd/system
    # A unit file knows escapes, % and $ of its own, each doubled to mean itself.
    # shellcheck disable=SC2016 # for the shell that systemd starts
    program='printf "%%s\\0" "$$@" >"$$0"'
    {
      printf '%s\n' '[Unit]' 'Description=What the kubelet will be started with' 'DefaultDependencies=no' \
        '[Service]' 'Type=oneshot' "${hybrid_settings[@]}" \
        "ExecStart=-/bin/sh -c '$program' $folder/arguments \$KUBELET_EXTRA_ARGS hybrid-all $now hybrid-before $base" \
        >"/run/systemd/system/$unit" && command systemctl start "$unit" && [[ -f $folder/arguments ]]
    } || hybrid_stop 'systemd cannot start a command in the environment of kubelet.service; see: journalctl -u kubelet'
    hybrid_extra=() hybrid_all=() hybrid_before=()
    while IFS= read -r -d '' word; do
      case $part$word in
        extrahybrid-all) part=all ;;
        allhybrid-before) part=before ;;
        extra*) hybrid_extra+=("$word") ;;
        all*) hybrid_all+=("$word") ;;
        *) hybrid_before+=("$word") ;;
      esac
    done <"$folder/arguments"
    [[ $part == before ]] || hybrid_stop 'systemd did not say what the kubelet will be started with.'
  }

  # Whether the kubelet takes name, id, and every label and taint out of hybrid_all. A flag that stands behind
  # $KUBELET_EXTRA_ARGS in the unit would win over ours, or the unit may not mention that variable at all.
  hybrid_check_result() {
    local flag
    hybrid_read_arguments "${hybrid_all[@]}"
    for flag in --hostname-override --provider-id --node-labels --register-with-taints --max-pods; do
      case $flag in
        --max-pods) [[ ${hybrid_given[$flag]:-} == "$hybrid_max_pods" ]] ;;
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

  # hybrid_write_arguments FILE TEXT: hybrid_wanted as the assignment of the variable in FILE, which holds TEXT, or in a
  # drop-in of our own if there is no such file.
  hybrid_write_arguments() {
    local target=$1 text=$2
    hybrid_quote_words "${hybrid_wanted[@]}"
    if [[ -n $target ]]; then
      hybrid_escape "$hybrid_text" '"\`$'
      hybrid_edit "$text" "KUBELET_EXTRA_ARGS=\"$hybrid_text\""
      hybrid_write_file "$target" "$hybrid_text"
    else
      # No file that kubelet.service reads sets the variable, so none overrides a line of our own, read last.
      target=$hybrid_own
      hybrid_escape "$hybrid_text" \"\\
      hybrid_write_own "Environment=\"KUBELET_EXTRA_ARGS=${hybrid_text//%/%%}\""
    fi
    hybrid_ask_systemd after
    hybrid_require_same "$target" "${#hybrid_wanted[@]}" "${hybrid_wanted[@]}" \
      "${#hybrid_extra[@]}" "${hybrid_extra[@]}"
  }

  # hybrid_write_own LINES: our drop-in with these lines, unless it has them.
  hybrid_write_own() {
    local text="# Written by the node script of the hybrid cluster, which renews it at each run.
[Service]
$1
"
    hybrid_read_file "$hybrid_own"
    [[ $hybrid_text != "$text" ]] || return 0
    hybrid_write_file "$hybrid_own" "$text"
    hybrid_reload || hybrid_stop 'systemctl daemon-reload failed.'
    hybrid_read_service
  }

  # hybrid_require_same FILE NUMBER WORD... NUMBER WORD...: stops unless both lists of words are the same.
  hybrid_require_same() {
    local file=$1 wanted
    shift
    hybrid_show "${@:1:$1 + 1}"
    wanted=$hybrid_text
    shift $(($1 + 1))
    hybrid_show "$@"
    [[ $hybrid_text == "$wanted" ]] ||
      hybrid_stop "$file was written, but systemd would start the kubelet with other arguments: ${hybrid_text#* }"
  }

  # Where the variable is in a file, or shall be: merges what it holds.
  hybrid_configure_variable() {
    local text='' now
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
  }

  # Where the unit does not mention the variable: repeats its command line with our arguments behind, where they win.
  # Labels add up for the kubelet; of taints the last list counts, so it holds those of before too.
  hybrid_configure_command() {
    local line=$hybrid_base flag
    hybrid_read_arguments "${hybrid_before[@]}"
    hybrid_wanted=()
    for flag in "${hybrid_flags[@]}"; do
      case $flag in
        --node-labels) hybrid_list=$hybrid_labels ;;
        --register-with-taints)
          hybrid_merge_list taints '' "$hybrid_taints"
          if [[ -n $hybrid_list ]]; then hybrid_merge_list taints "${hybrid_given[$flag]:-}" "$hybrid_taints"; fi
          ;;
        --hostname-override) hybrid_list=$hybrid_node ;;
        --provider-id) hybrid_list=$hybrid_id ;;
        *) hybrid_list=$hybrid_max_pods ;;
      esac
      if [[ -n $hybrid_list ]]; then hybrid_wanted+=("$flag=$hybrid_list"); fi
    done
    hybrid_quote_words "${hybrid_wanted[@]}"
    hybrid_text=${hybrid_text//%/%%}
    hybrid_write_own "ExecStart=
ExecStart=$line ${hybrid_text//\$/\$\$}"
    if [[ -z $hybrid_unproven ]]; then return 0; fi
    hybrid_ask_systemd after
    hybrid_require_same "$hybrid_own" "$((${#hybrid_before[@]} + ${#hybrid_wanted[@]}))" \
      "${hybrid_before[@]}" "${hybrid_wanted[@]}" "${#hybrid_all[@]}" "${hybrid_all[@]}"
  }

  # The certificate of a node that has joined is for its name, and its Node object keeps its provider id.
  hybrid_check_joined() {
    local flag wanted
    # With the certificate of another node, this one has not joined: it was made of that node's image.
    [[ -e /etc/kubernetes/kubelet.conf && ${#hybrid_stale[@]} -eq 0 ]] || return 0
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
    local pid=${hybrid_unit[MainPID]:-0} word flags='' now
    local -a running=()
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
    hybrid_check_values
    [[ $EUID -eq 0 ]] || hybrid_stop 'Only root can configure the kubelet. Nothing was changed.'
    hybrid_read_options "$@"
    hybrid_read_service
    hybrid_ask_systemd before
    hybrid_check_joined
    if [[ -n $hybrid_appends ]]; then hybrid_configure_command; else hybrid_configure_variable; fi
    hybrid_check_result
    if [[ -n $hybrid_unproven ]]; then
      printf 'hybrid-cluster: wrote the arguments of the kubelet to %s\n' "$hybrid_unproven" >&2
      hybrid_unproven=''
    fi
    hybrid_apply_options
    if [[ ${hybrid_unit[UnitFileState]:-} != enabled ]]; then
      # It counts from the next boot on, before which systemd reads all units anew.
      command systemctl --no-reload enable kubelet.service || hybrid_stop 'systemctl enable kubelet failed.'
    fi
    # A kubelet that runs already has its arguments of before; one that does not is started by the join.
    case ${hybrid_unit[ActiveState]:-} in
      inactive | failed) ;;
      *)
        if [[ -n $hybrid_changed ]] || ! hybrid_runs_so; then
          { hybrid_reload && command systemctl try-restart kubelet.service; } ||
            hybrid_stop 'systemctl try-restart kubelet failed.'
        fi
        ;;
    esac
  }

