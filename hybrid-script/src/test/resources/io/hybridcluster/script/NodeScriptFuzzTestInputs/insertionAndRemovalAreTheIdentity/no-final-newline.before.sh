#!/bin/bash
kubeadm join 10.0.0.1:6443 --token a.b