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

