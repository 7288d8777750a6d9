// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.KubeletModel.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * One way in which machines set up their kubelet, as commands that make it of the bench's layout {@code rpm}.
 *
 * @param setUp makes the files, before systemd reads its units
 * @param start what happens then, such as a kubelet that is started
 * @param base the arguments beside those of {@code KUBELET_EXTRA_ARGS}, after a join
 * @param extra the arguments in {@code KUBELET_EXTRA_ARGS}, written down by hand
 * @param appends whether the unit does not mention that variable, so that ours stand behind all others
 */
record KubeletLayout(String name, String setUp, String start, List<String> base, List<String> extra, boolean appends) {
    private static final String FOLDER = "/usr/lib/systemd/system/";
    private static final String DROPIN = FOLDER + "kubelet.service.d/10-kubeadm.conf";
    private static final String NAMED = "--hostname-override=" + Values.SAMPLE.nodeName();
    private static final String REMOVE = "rm -f /etc/sysconfig/kubelet\n";
    private static final String DEB = REMOVE + "sed -i s:/etc/sysconfig:/etc/default: " + DROPIN + "\n";
    private static final String NO_FILE = REMOVE + "sed -i '/^EnvironmentFile=.*sysconfig/d' " + DROPIN + "\n";

    /** A service that needs no kubeadm: the binary's own flags, as many guides to an installation by hand have it. */
    private static String unit(String service) {
        return REMOVE + "rm -r " + FOLDER + "kubelet.service*; mkdir -p /opt/kubernetes/bin /opt/kubernetes/cfg\n"
                + "cp /usr/bin/kubelet /opt/kubernetes/bin/kubelet\n"
                + put(
                        "/etc/systemd/system/kubelet.service",
                        "[Unit]\nDescription=kubelet\n[Service]\n" + service
                                + "Restart=on-failure\n[Install]\nWantedBy=multi-user.target\n");
    }

    private static String put(String path, String content) {
        return "mkdir -p " + path.substring(0, path.lastIndexOf('/')) + "; printf %s " + BashWord.quote(content) + " >"
                + path + "\n";
    }

    private static KubeletLayout file(String name, String content, String... extra) {
        return rpm(name, put("/etc/sysconfig/kubelet", content), extra);
    }

    private static KubeletLayout rpm(String name, String setUp, String... extra) {
        return new KubeletLayout(name, setUp, "", SystemdBench.BASE, List.of(extra), false);
    }

    private static KubeletLayout binary(String name, String setUp, String... base) {
        return new KubeletLayout(name, setUp, "", List.of(base), List.of(), true);
    }

    /** Returns what the kubelet must be started with after runs with these values, one after the other. */
    List<String> expected(List<Values> runs) {
        if (appends) {
            return KubeletModel.append(base, runs.get(runs.size() - 1));
        }
        List<String> merged = extra;
        for (Values values : runs) {
            merged = KubeletModel.merge(merged, values);
        }
        List<String> all = new ArrayList<>(base);
        all.addAll(merged);
        return all;
    }

    static List<KubeletLayout> all() {
        return List.of(
                file("RPM package", "KUBELET_EXTRA_ARGS=\n"),
                file("RPM, a flag is set", "KUBELET_EXTRA_ARGS=--node-ip=10.10.24.9\n", "--node-ip=10.10.24.9"),
                rpm("RPM, no file", REMOVE),
                rpm("DEB, empty file", DEB + ": >/etc/default/kubelet\n"),
                rpm("DEB, no file", DEB),
                rpm(
                        "Environment line in the drop-in",
                        NO_FILE + "sed -i '/^ExecStart=$/i Environment=\"KUBELET_EXTRA_ARGS=--v=2\"' " + DROPIN + "\n",
                        "--v=2"),
                file(
                        "double quotes",
                        "KUBELET_EXTRA_ARGS=\"--cgroup-driver=systemd --v=2\"\nOTHER=x\n",
                        "--cgroup-driver=systemd",
                        "--v=2"),
                file("single quotes", "KUBELET_EXTRA_ARGS='--v=2 --node-ip=10.0.0.1'\n", "--v=2", "--node-ip=10.0.0.1"),
                file(
                        "continuation lines",
                        "KUBELET_EXTRA_ARGS=--v=1 \\\n  --node-ip=10.0.0.1\nNEXT=1\n",
                        "--v=1",
                        "--node-ip=10.0.0.1"),
                file("assignments in comments", "# KUBELET_EXTRA_ARGS=--v=9\n; KUBELET_EXTRA_ARGS=--v=8\n"),
                file("export, which systemd does not know", "export KUBELET_EXTRA_ARGS=--v=1\n"),
                file("CRLF", "KUBELET_EXTRA_ARGS=--v=1\r\nOTHER=b\r\n", "--v=1"),
                file("two assignments", "KUBELET_EXTRA_ARGS=--v=1\nKUBELET_EXTRA_ARGS=--v=2\n", "--v=2"),
                rpm(
                        "two environment files",
                        "echo KUBELET_EXTRA_ARGS=--v=1 >/etc/sysconfig/kubelet\n"
                                + "echo KUBELET_EXTRA_ARGS=--v=2 >/etc/default/kubelet\n"
                                + "sed -i 's|^EnvironmentFile=-/etc/sys.*|&\\nEnvironmentFile=-/etc/default/kubelet|' "
                                + DROPIN + "\n",
                        "--v=2"),
                file(
                        "labels and taints are set",
                        "KUBELET_EXTRA_ARGS=--node-labels=a=b,workload=gpu "
                                + "--register-with-taints=dedicated=old:NoSchedule,keep:NoExecute\n",
                        "--node-labels=a=b,workload=gpu",
                        "--register-with-taints=dedicated=old:NoSchedule,keep:NoExecute"),
                file(
                        "name and id are set",
                        "KUBELET_EXTRA_ARGS=--hostname-override=old --provider-id=x --v=2\n",
                        "--hostname-override=old",
                        "--provider-id=x",
                        "--v=2"),
                file(
                        "flags with underscores",
                        "KUBELET_EXTRA_ARGS=--node_labels=a=b --hostname_override=old\n",
                        "--node_labels=a=b",
                        "--hostname_override=old"),
                file(
                        "flags and values as two words",
                        "KUBELET_EXTRA_ARGS=\"--node-labels a=b --hostname-override old --v 2\"\n",
                        "--node-labels",
                        "a=b",
                        "--hostname-override",
                        "old",
                        "--v",
                        "2"),
                rpm(
                        "the file is a link",
                        "mkdir -p /etc/real; echo KUBELET_EXTRA_ARGS=--v=1 >/etc/real/kubelet\n"
                                + "ln -sf /etc/real/kubelet /etc/sysconfig/kubelet\n",
                        "--v=1"),
                rpm(
                        "the administrator's drop-in",
                        NO_FILE
                                + put(
                                        "/etc/systemd/system/kubelet.service.d/20-extra.conf",
                                        "[Service]\nEnvironment=\"KUBELET_EXTRA_ARGS=--v=3 --node-labels=a=b\"\n"),
                        "--v=3",
                        "--node-labels=a=b"),
                new KubeletLayout(
                        "the administrator's unit with its own file",
                        unit("EnvironmentFile=/etc/kubelet.env\nExecStart=-\"/opt/kubernetes/bin/kubelet\" --v=1 \\\n"
                                        + "  $KUBELET_EXTRA_ARGS\n")
                                + "echo KUBELET_EXTRA_ARGS=--node-ip=10.0.0.1 >/etc/kubelet.env\n",
                        "",
                        List.of("--v=1"),
                        List.of("--node-ip=10.0.0.1"),
                        false),
                rpm(
                        "drop-ins in /etc and /run",
                        NO_FILE
                                + put(
                                        "/run/systemd/system/kubelet.service.d/50-run.conf",
                                        "[Service]\nEnvironment=KUBELET_EXTRA_ARGS=--v=1\n")
                                + put(
                                        "/etc/systemd/system/kubelet.service.d/30-etc.conf",
                                        "[Service]\nEnvironmentFile=-/etc/kubelet.env\n")
                                + "echo KUBELET_EXTRA_ARGS=--v=4 >/etc/kubelet.env\n",
                        "--v=4"),
                new KubeletLayout(
                        "the kubelet runs already",
                        "echo KUBELET_EXTRA_ARGS=--v=1 >/etc/sysconfig/kubelet\n",
                        "systemctl start kubelet",
                        SystemdBench.BASE,
                        List.of("--v=1"),
                        false),
                new KubeletLayout(
                        "the node has joined",
                        "echo KUBELET_EXTRA_ARGS=" + NAMED + " >/etc/sysconfig/kubelet\n"
                                + "touch /etc/kubernetes/kubelet.conf\n",
                        "systemctl start kubelet",
                        SystemdBench.BASE,
                        List.of(NAMED),
                        false),
                rpm(
                        "a file of another owner and mode",
                        "echo KUBELET_EXTRA_ARGS=--v=1 >/etc/sysconfig/kubelet\n"
                                + "chmod 0640 /etc/sysconfig/kubelet; chown 7:8 /etc/sysconfig/kubelet\n",
                        "--v=1"),
                file(
                        "percent and dollar signs",
                        "KUBELET_EXTRA_ARGS=\"--p=%h/%%x --d=\\$HOME --e=a\\$\\$b\"\n",
                        "--p=%h/%%x",
                        "--d=$HOME",
                        "--e=a$$b"),
                binary(
                        "binary, flags in the unit",
                        unit("ExecStart=/opt/kubernetes/bin/kubelet \\\n  --v=2 \\\n  --hostname-override=old \\\n"
                                + "  --node-labels=a=b,workload=gpu --p=%%h --d=$$x\n"),
                        "--v=2",
                        "--hostname-override=old",
                        "--node-labels=a=b,workload=gpu",
                        "--p=%h",
                        "--d=$x"),
                binary(
                        "binary, a file of shell variables",
                        unit("EnvironmentFile=/opt/kubernetes/cfg/kubelet.conf\n"
                                        + "ExecStart=/opt/kubernetes/bin/kubelet $KUBELET_OPTS\n")
                                + put(
                                        "/opt/kubernetes/cfg/kubelet.conf",
                                        "KUBELET_OPTS=\"--v=2 \\\n--register-with-taints=keep:NoExecute,dedicated=x:NoSchedule"
                                                + " \\\n--provider-id old\"\n"),
                        "--v=2",
                        "--register-with-taints=keep:NoExecute,dedicated=x:NoSchedule",
                        "--provider-id",
                        "old"),
                binary(
                        "binary, the variable is set but not used",
                        unit(
                                        "EnvironmentFile=-/etc/sysconfig/kubelet\nExecStart=\"/opt/kubernetes/bin/kubelet\" --v=1\n")
                                + "echo KUBELET_EXTRA_ARGS=--v=9 >/etc/sysconfig/kubelet\n",
                        "--v=1"));
    }
}
