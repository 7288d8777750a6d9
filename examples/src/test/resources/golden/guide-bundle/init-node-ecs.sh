#!/bin/bash
export K8S_VERSION=1.24.3
export REGISTRY_MIRROR=https://registry.cn-hangzhou.aliyuncs.com
cat <<EOF | sudo tee /etc/modules-load.d/containerd.conf
overlay
br_netfilter
EOF
modprobe overlay
modprobe br_netfilter
cat <<EOF | sudo tee /etc/sysctl.d/99-kubernetes-cri.conf
net.bridge.bridge-nf-call-iptables = 1
net.ipv4.ip_forward = 1
net.bridge.bridge-nf-call-ip6tables = 1
EOF
sysctl --system
yum remove -y containerd.io
yum install -y yum-utils device-mapper-persistent-data lvm2
yum-config-manager --add-repo https://download.docker.com/linux/centos/docker-ce.repo
yum install -y containerd.io-1.4.3
mkdir -p /etc/containerd
containerd config default > /etc/containerd/config.toml
sed -i "s#k8s.gcr.io#registry.aliyuncs.com/k8sxio#g" /etc/containerd/config.toml
sed -i '/containerd.runtimes.runc.options/a\ \ \ \ \ \ \ \ \ \ \ \ SystemdCgroup = true' /etc/containerd/config.toml
sed -i "s#https://registry-1.docker.io#${REGISTRY_MIRROR}#g" /etc/containerd/config.toml
systemctl daemon-reload
systemctl enable containerd
systemctl restart containerd
yum install -y nfs-utils
yum install -y wget
cat <<EOF > /etc/yum.repos.d/kubernetes.repo
[kubernetes]
name=Kubernetes
baseurl=http://mirrors.aliyun.com/kubernetes/yum/repos/kubernetes-el7-x86_64
enabled=1
gpgcheck=0
repo_gpgcheck=0
gpgkey=http://mirrors.aliyun.com/kubernetes/yum/doc/yum-key.gpg
        http://mirrors.aliyun.com/kubernetes/yum/doc/rpm-package-key.gpg
EOF
yum remove -y kubelet kubeadm kubectl
yum install -y kubelet-$K8S_VERSION kubeadm-$K8S_VERSION kubectl-$K8S_VERSION
crictl config runtime-endpoint /run/containerd/containerd.sock
systemctl daemon-reload
systemctl enable kubelet && systemctl start kubelet
containerd --version
kubelet --version
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

  # --- The options of the call ---------------------------------------------------------------------------------------

  hybrid_max_pods='' hybrid_foreign_cni='' hybrid_stale_pki='' hybrid_foreign=() hybrid_stale=()

  # hybrid_ask_metadata PATH...: what the metadata service of ECS knows of this machine, one line each, in hybrid_lines.
  # In its hardened mode it answers only with a token, which it gives out in its normal mode too.
  hybrid_ask_metadata() {
    local host=http://100.100.100.200/latest token shown header=''
    local -a call=(curl -q -f -s --noproxy '*' --connect-timeout 3 --max-time 5)
    command -v curl >/dev/null ||
      hybrid_stop 'curl, which asks the metadata service, is not installed. Nothing was changed.'
    token=$(command "${call[@]}" -X PUT -H 'X-aliyun-ecs-metadata-token-ttl-seconds: 60' "$host/api/token") || token=''
    if [[ $token =~ ^[-A-Za-z0-9_.=+/]+$ ]]; then header="header = \"X-aliyun-ecs-metadata-token: $token\""; fi
    # The header is not an argument, which any process could see; -w ends each answer by a line break.
    shown=$(command "${call[@]}" -w '\n' -K - "${@/#/$host/meta-data/}" <<<"$header") || shown=''
    hybrid_lines=()
    while IFS= read -r token; do
      if [[ -n $token && $token != *[!-A-Za-z0-9_.]* ]]; then hybrid_lines+=("$token"); fi
    done <<<"$shown"
    [[ ${#hybrid_lines[@]} -eq $# ]] ||
      hybrid_stop "The metadata service at 100.100.100.200 does not tell: $*. Nothing was changed."
  }

  # hybrid_read_options WORD...: the options that the call of this block names, checked; nothing is changed yet.
  hybrid_read_options() {
    local word topology=''
    for word; do
      case $word in
        max-pods=*) hybrid_max_pods=${word#*=} ;;
        foreign-cni) hybrid_foreign_cni=1 ;;
        stale-pki) hybrid_stale_pki=1 ;;
        topology-labels) topology=1 ;;
        *) hybrid_refuse 'An option of this block' "$word" 'this version does not know it' ;;
      esac
    done
    if [[ -n $topology || $hybrid_max_pods == *:* ]]; then
      hybrid_ask_metadata instance/instance-type zone-id region-id
    fi
    if [[ $hybrid_max_pods == *:* ]]; then hybrid_choose_max_pods "${hybrid_lines[0]}"; fi
    [[ $hybrid_max_pods =~ ^([1-9][0-9]{0,3})?$ ]] ||
      hybrid_refuse 'The option max-pods' "$hybrid_max_pods" 'it is a number, or numbers by instance type'
    if [[ -n $topology ]]; then
      hybrid_add_label node.kubernetes.io/instance-type "${hybrid_lines[0]}"
      hybrid_add_label topology.kubernetes.io/zone "${hybrid_lines[1]}"
      hybrid_add_label topology.kubernetes.io/region "${hybrid_lines[2]}"
    fi
    if [[ -n $hybrid_foreign_cni ]]; then hybrid_find_foreign_cni; fi
    if [[ -n $hybrid_stale_pki ]]; then hybrid_find_stale_pki; fi
  }

  # hybrid_choose_max_pods TYPE: out of a list TYPE:NUMBER,TYPE:NUMBER the number of this type.
  hybrid_choose_max_pods() {
    local list=,$hybrid_max_pods,
    [[ $list == *",$1:"* ]] ||
      hybrid_stop "This machine is of the type $1, for which max-pods has no number: $hybrid_max_pods." \
        'Nothing was changed. Convert the script again with all types of the node pool.'
    list=${list#*",$1:"}
    hybrid_max_pods=${list%%,*}
  }

  # hybrid_add_label KEY VALUE: unless the registered cluster gives a label of that key itself.
  hybrid_add_label() {
    [[ ,$hybrid_labels != *",$1="* ]] || return 0
    hybrid_is_value "$2" || hybrid_refuse "The metadata for the label $1" "$2" 'no label has such a value'
    hybrid_labels+="${hybrid_labels:+,}$1=$2"
  }

  # Of all configurations in the folder a container runtime takes the first by name. An image of an IDC node brings
  # those of its plugin along, which sort before that of Terway, as 10-calico.conflist does.
  hybrid_find_foreign_cni() {
    local file
    set +f
    for file in /etc/cni/net.d/*.{conf,conflist,json}; do
      case $file in
        */10-terway.conf | */10-terway.conflist) continue ;;
      esac
      [[ ! -d $file ]] || continue
      [[ ! -e $file.hybrid-aside && ! -L $file.hybrid-aside ]] ||
        hybrid_stop "$file is to be moved aside, but $file.hybrid-aside is there; delete one." 'Nothing was changed.'
      hybrid_foreign+=("$file")
    done
    set -f
  }

  # The kubelet of an image of another node would go on as that node.
  hybrid_find_stale_pki() {
    local folder=/var/lib/kubelet/pki file subject
    file=$folder/kubelet-client-current.pem
    [[ -e $file || -L $file ]] || return 0
    command -v openssl >/dev/null || hybrid_stop "openssl, which reads $file, is not installed. Nothing was changed."
    subject=$(command openssl x509 -noout -subject -nameopt RFC2253 -in "$file") || subject=''
    [[ $subject =~ ^subject=\ ?(.*[^\\],)?CN=system:node:([-a-z0-9.]+)(,|$) ]] ||
      hybrid_stop "$file is not readable as the certificate of a node: ${subject:-no subject}. Nothing was changed."
    [[ ${BASH_REMATCH[2]} != "$hybrid_node" ]] || return 0
    set +f
    hybrid_stale=("$folder"/*)
    set -f
  }

  # What the options take away; done only when all else is proven.
  hybrid_apply_options() {
    local file
    for file in "${hybrid_foreign[@]}"; do
      { command mv -n -- "$file" "$file.hybrid-aside" && [[ ! -e $file && ! -L $file ]]; } ||
        hybrid_stop "Cannot move $file aside."
      printf 'hybrid-cluster: %s\n' "moved $file aside, to $file.hybrid-aside" >&2
    done
    if [[ ${#hybrid_stale[@]} -gt 0 ]]; then
      command rm -rf -- "${hybrid_stale[@]}" || hybrid_stop 'Cannot remove /var/lib/kubelet/pki/*.'
      printf 'hybrid-cluster: %s\n' 'removed /var/lib/kubelet/pki/*, which belonged to another node' >&2
      hybrid_changed=1
    fi
  }

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

  hybrid_configure "$@"
)
unset -v hybrid_node_name # what is in it must be of this run
if hybrid_kubelet_flags; then
  # shellcheck disable=SC2034 # for the join: kubeadm must look for the node under the name that the kubelet gives it
  hybrid_node_name=$ALIBABA_CLOUD_NODE_NAME
else
  exit 1
fi
# <<< hybrid-cluster kubelet flags v2 <<<
kubeadm join 10.200.1.253:6443 --token cqgql5.1mdcjcvhszol**** --discovery-token-unsafe-skip-ca-verification --node-name "${hybrid_node_name:?}"
