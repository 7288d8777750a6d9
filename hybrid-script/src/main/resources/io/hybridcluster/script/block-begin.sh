# >>> hybrid-cluster kubelet flags v2 >>>
# Written by the Hybrid Cluster SDK, which replaces everything between the two marker lines. Do not edit it by hand.
#
# A registered cluster hands each new cloud node a provider id, a node name, labels and taints. A node that joins
# without them cannot be managed, and both Calico and Terway would run on it. So this block has the kubelet start with
# them, makes sure that it will, and ends the script before the join when anything is wrong.
hybrid_kubelet_flags() (
  # The body is a subshell: whatever is set in here, and whatever the script around it has set, do not meet.
  set +euxC
  set -f
  shopt -u nocasematch failglob dotglob
  shopt -s nullglob
  trap - ERR DEBUG RETURN
  umask 022
  IFS=$' \t\n'
  declare -A hybrid_place=() hybrid_given=() hybrid_unit=()
  LC_ALL=C # bytes, not characters: what limits are counted in, and [a-z] means just that
  hybrid_litter=() hybrid_unproven='' hybrid_backup='' hybrid_changed=''
  trap 'hybrid_put_back; if [[ ${#hybrid_litter[@]} -gt 0 ]]; then command rm -rf -- "${hybrid_litter[@]}"; fi' EXIT

  # A file that was written stays only if it does what was wanted; hybrid_reload tells the service of the change.
  hybrid_put_back() {
    local path=$hybrid_unproven
    local -a undo=(rm -f -- "$path")
    [[ -n $path ]] || return 0
    hybrid_unproven=''
    if [[ -n $hybrid_backup ]]; then undo=(mv -f -- "$hybrid_backup" "$path"); fi
    if command "${undo[@]}" && hybrid_reload; then
      printf 'hybrid-cluster: %s\n' "$path is again as it was before." >&2
    else
      printf 'hybrid-cluster: %s\n' "$path could not be put back as it was before." >&2
    fi
  }

  hybrid_stop() {
    printf 'hybrid-cluster: %s\n' "$@" >&2
    hybrid_put_back
    printf 'hybrid-cluster: %s\n' 'The script stops here, before the join.' >&2
    exit 1
  }

  # A value that breaks the rules may hold anything, so it reaches the log quoted and shortened.
  hybrid_refuse() {
    local shown
    printf -v shown '%q' "${2:0:80}"
    hybrid_stop "$1 is $shown: $3. Nothing was changed."
  }

  # --- The four values -----------------------------------------------------------------------------------------------

  hybrid_dns_label='[a-z0-9]([-a-z0-9]*[a-z0-9])?'
  hybrid_dns_name="$hybrid_dns_label(\\.$hybrid_dns_label)*"
  hybrid_name='[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?'

  # A label key is an optional DNS name of at most 253 characters, a slash, and a name of at most 63.
  hybrid_is_key() {
    local prefix='' name=$1
    if [[ $1 == */* ]]; then
      prefix=${1%%/*} name=${1#*/}
      [[ ${#prefix} -le 253 && $prefix =~ ^$hybrid_dns_name$ ]] || return 1
    fi
    [[ ${#name} -le 63 && $name =~ ^$hybrid_name$ ]]
  }

  hybrid_is_value() {
    [[ -z $1 ]] || [[ ${#1} -le 63 && $1 =~ ^$hybrid_name$ ]]
  }

  # The kubelet does not start when it is to give itself a label of Kubernetes' own that is not on its list.
  hybrid_may_label_itself() {
    case $1 in
      kubernetes.io/hostname | kubernetes.io/arch | kubernetes.io/os) return 0 ;;
      beta.kubernetes.io/instance-type | beta.kubernetes.io/arch | beta.kubernetes.io/os) return 0 ;;
      topology.kubernetes.io/zone | topology.kubernetes.io/region) return 0 ;;
      failure-domain.beta.kubernetes.io/zone | failure-domain.beta.kubernetes.io/region) return 0 ;;
      kubelet.kubernetes.io/* | *.kubelet.kubernetes.io/* | node.kubernetes.io/* | *.node.kubernetes.io/*) return 0 ;;
      kubernetes.io/* | *.kubernetes.io/* | k8s.io/* | *.k8s.io/*) return 1 ;;
    esac
    return 0
  }

  hybrid_check_labels() {
    local rest=$1, item
    while [[ -n $rest ]]; do
      item=${rest%%,*} rest=${rest#*,}
      [[ -n $item ]] || continue
      if [[ $item != *=* ]] || ! hybrid_is_key "${item%%=*}" || ! hybrid_is_value "${item#*=}"; then
        hybrid_refuse 'An item of ALIBABA_CLOUD_LABELS' "$item" 'a label is key=value, in the grammar of Kubernetes'
      fi
      hybrid_may_label_itself "${item%%=*}" ||
        hybrid_refuse 'An item of ALIBABA_CLOUD_LABELS' "$item" 'no kubelet starts with this label of Kubernetes'
    done
  }

  hybrid_is_taint() {
    local key=${1%:*}
    case $1 in
      *:NoSchedule | *:PreferNoSchedule | *:NoExecute) ;;
      *) return 1 ;;
    esac
    if [[ $key == *=* ]]; then hybrid_is_value "${key#*=}" || return 1; fi
    hybrid_is_key "${key%%=*}"
  }

  hybrid_check_taints() {
    local rest=$1, item
    while [[ -n $rest ]]; do
      item=${rest%%,*} rest=${rest#*,}
      [[ -z $item ]] || hybrid_is_taint "$item" ||
        hybrid_refuse 'An item of ALIBABA_CLOUD_TAINTS' "$item" \
          'a taint is key=value:Effect or key:Effect, with the effect NoSchedule, PreferNoSchedule or NoExecute'
    done
  }

  hybrid_check_values() {
    # Documents of 2021 spell the first name without the R.
    hybrid_id=${ALIBABA_CLOUD_PROVIDER_ID:-${ALIBABA_CLOUD_PROVIDE_ID:-}}
    hybrid_node=${ALIBABA_CLOUD_NODE_NAME:-}
    hybrid_labels=${ALIBABA_CLOUD_LABELS:-}
    hybrid_taints=${ALIBABA_CLOUD_TAINTS:-}
    [[ ${#hybrid_id} -le 253 && $hybrid_id =~ ^[a-z][-a-z0-9]*\.[a-z0-9][-a-z0-9]*$ ]] ||
      hybrid_refuse ALIBABA_CLOUD_PROVIDER_ID "$hybrid_id" 'a provider id is <region>.<instance id>'
    # 63, not the 253 of a node name: the kubelet puts the name into the label kubernetes.io/hostname too.
    [[ ${#hybrid_node} -le 63 && $hybrid_node =~ ^$hybrid_dns_name$ ]] ||
      hybrid_refuse ALIBABA_CLOUD_NODE_NAME "$hybrid_node" \
        'a node name is at most 63 lower-case letters, digits, "-" and ".", beginning and ending with a letter or digit'
    # Empty is tolerated, absent is not: only a script that no registered cluster started has none at all.
    [[ -n ${ALIBABA_CLOUD_LABELS+set} ]] ||
      hybrid_stop 'ALIBABA_CLOUD_LABELS is not set. Nothing was changed. A registered cluster always sets it.'
    [[ ${#hybrid_labels} -le 4096 && $hybrid_labels != *[!-A-Za-z0-9_./=,]* ]] ||
      hybrid_refuse ALIBABA_CLOUD_LABELS "$hybrid_labels" 'labels are key=value,key=value'
    [[ ${#hybrid_taints} -le 4096 && $hybrid_taints != *[!-A-Za-z0-9_./=:,]* ]] ||
      hybrid_refuse ALIBABA_CLOUD_TAINTS "$hybrid_taints" 'taints are key=value:Effect,key:Effect'
    hybrid_check_labels "$hybrid_labels"
    hybrid_check_taints "$hybrid_taints"
    [[ -n $hybrid_labels ]] ||
      printf 'hybrid-cluster: %s\n' 'ALIBABA_CLOUD_LABELS is empty; Terway will not run on this node.' >&2
  }

  # hybrid_merge_list KIND OLD NEW: both lists in hybrid_list, each key once, at its first place, with its last value.
  hybrid_merge_list() {
    local rest="$2,$3," item key
    local -a items=()
    local -A place=()
    while [[ -n $rest ]]; do
      item=${rest%%,*} rest=${rest#*,}
      [[ -n $item ]] || continue
      key=${item%%[=:]*}
      # The API server refuses a node with two taints of the same key and effect, whatever their values.
      if [[ $1 == taints ]]; then key+=:${item##*:}; else key=${item%%=*}; fi
      if [[ -n ${place["k$key"]+set} ]]; then
        items[${place["k$key"]}]=$item
      else
        place["k$key"]=${#items[@]}
        items+=("$item")
      fi
    done
    local IFS=,
    hybrid_list="${items[*]}"
  }

  # hybrid_holds KIND LIST ITEMS: whether merging ITEMS into LIST changes nothing.
  hybrid_holds() {
    local list
    hybrid_merge_list "$1" "$2" ''
    list=$hybrid_list
    hybrid_merge_list "$1" "$2" "$3"
    [[ $hybrid_list == "$list" ]]
  }

  # --- Texts and files -----------------------------------------------------------------------------------------------

  # hybrid_escape TEXT CHARACTERS: TEXT with a backslash before each of CHARACTERS, in hybrid_text.
  hybrid_escape() {
    local i c
    hybrid_text=''
    for ((i = 0; i < ${#1}; i++)); do
      c=${1:i:1}
      [[ $2 == *"$c"* ]] && hybrid_text+=\\
      hybrid_text+=$c
    done
  }

  # hybrid_show WORD...: the words as one text, in hybrid_text, that no other words give.
  hybrid_show() {
    printf -v hybrid_text '%q ' "$@"
  }

  hybrid_read_file() {
    hybrid_text=''
    [[ -e $1 ]] || return 0
    [[ -f $1 && -r $1 ]] || hybrid_stop "$1 is not a readable file."
    # Read up to a NUL byte, which must not come: bash cannot keep it.
    if IFS= read -r -d '' hybrid_text <"$1"; then hybrid_stop "$1 holds a NUL byte."; fi
    # The loops over single characters take time by the square of the length.
    [[ ${#hybrid_text} -le 8192 ]] || hybrid_stop "$1 is larger than 8 KiB."
  }

  # hybrid_write_file PATH TEXT: all or nothing, by a rename in the same folder.
  hybrid_write_file() {
    local path=$1 fresh='' temporary
    [[ ${#2} -le 8192 ]] || hybrid_stop "$1 would become larger than 8 KiB."
    if [[ -L $path ]]; then path=$(command readlink -f -- "$path") || hybrid_stop "The link $1 leads nowhere."; fi
    { command mkdir -p -- "${path%/*}" && temporary=$(command mktemp "${path%/*}/.hybrid-kubelet.XXXXXX"); } ||
      hybrid_stop "Cannot write in ${path%/*}."
    hybrid_litter+=("$temporary")
    if [[ -e $path ]]; then
      hybrid_backup=$temporary.before
      hybrid_litter+=("$hybrid_backup")
      # For its mode, owner, SELinux context and access list.
      command cp -a -- "$path" "$hybrid_backup" && command cp -a -- "$path" "$temporary"
    else
      fresh=1
      command chmod 0644 "$temporary"
    fi || hybrid_stop "Cannot copy $path."
    printf '%s' "$2" >"$temporary" || hybrid_stop "Cannot write in ${path%/*}."
    hybrid_unproven=$path hybrid_changed=1
    command mv -f -- "$temporary" "$path" || hybrid_stop "Cannot write $path."
    if [[ -n $fresh ]] && command -v restorecon >/dev/null; then command restorecon "$path" || true; fi
  }

