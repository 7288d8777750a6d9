#!/bin/bash
a="it's ${b:-"nested } \" quotes"} $(echo "deep $(echo ')' # not the end )
)") `echo "old \`style\`"`"
c=${a//\'/\"} d=${a#*'}'} e="${a%'}'}" g=$'it\'s' h=$"hello" n=$#
echo "${#arr[@]} $# ${!a} #not a comment" 'single " quote' \' \" \$
case $a in (x) echo ')';; y) ;; esac
z=$(case $a in x) echo y;; esac)
( cd / && ls ) > /dev/null
((n++)) || true; (( (n + 1) * 2 )); ((sleep 1); (sleep 2))
echo a#b # kubeadm join "
kubeadm join 10.0.0.1:6443 --token a.b****
