// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.k8s.object.KubernetesObject;
import io.hybridcluster.model.plan.CniManagement;
import io.hybridcluster.model.plan.CredentialSource;
import io.hybridcluster.model.plan.HybridPlan;
import io.hybridcluster.model.plan.NodeScriptPlan;
import io.hybridcluster.script.BashWord;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What remains to be done by hand with the files of a bundle: the guide's steps in order, filled in. */
final class Runbook {
    private final StringBuilder text = new StringBuilder();
    private final HybridPlan plan;
    private final Optional<CalicoPatch> calico;
    private final Set<String> files;
    private int step;

    private Runbook(HybridPlan plan, Optional<CalicoPatch> calico, Set<String> files) {
        this.plan = plan;
        this.calico = calico;
        this.files = files;
    }

    /** Returns the runbook of a plan and the bundle's other files, as Markdown. */
    static String of(HybridPlan plan, Optional<CalicoPatch> calico, Set<String> files) {
        Runbook runbook = new Runbook(plan, calico, files);
        runbook.write();
        return runbook.text.toString();
    }

    private void write() {
        line("# Runbook of the plan " + plan.name());
        line("");
        line(
                "The steps below turn the IDC cluster into a hybrid one, in this order, from the folder of this file. `kubectl`");
        line("is connected to the registered cluster " + plan.cluster().id() + " in "
                + plan.cluster().region() + ".");
        line("Read `findings.txt` first: it says what the plan alone cannot show.");
        network();
        calico.ifPresent(this::calico);
        if (files.contains(Bundle.ENI_CONFIG)) {
            permissions();
            terway();
            eniConfig();
        }
        plan.nodeScript().ifPresent(this::script);
        if (files.contains(Bundle.NODE_POOL)) {
            nodePool();
        }
        verify();
    }

    private void network() {
        step("Join the networks");
        line(
                "The data centre's node, pod and API-server addresses must be reachable from the VPC and the other way round");
        line("(the guide's first prerequisite). On a machine in the VPC this must answer:");
        command("curl -sk --max-time 5 ", BashWord.quote("https://" + plan.idc().apiServer() + "/version"));
    }

    private void calico(CalicoPatch calico) {
        boolean operator = plan.idc().cni().managedBy() == CniManagement.OPERATOR;
        String affinity = operator ? ".spec.calicoNodeDaemonSet" : ".spec.template.spec.affinity";
        Object[] object = target(calico.object());
        step("Keep Calico off cloud nodes");
        line("A patch of node selector terms replaces the terms that are there. See what is there, and keep it:");
        command("kubectl get", object, " -o yaml > calico-node.before.yaml");
        command("kubectl get", object, " -o jsonpath='{" + affinity + "}'");
        line("If that printed anything, and this bundle was made without `--calico-node`, make it again with");
        line(
                "`--calico-node calico-node.before.yaml`: the patch then keeps what is there, and is refused (409) when somebody");
        line("changes the object before it is applied. Then:");
        command("kubectl patch", object, (operator ? " --type merge" : "") + " --patch-file " + Bundle.CALICO_PATCH);
        command("kubectl apply -f " + Bundle.IP_POOLS);
        line(
                "The pools are disabled: Calico takes no address from them, and no longer hides IDC pods behind their node's");
        line("address when they talk to the cloud blocks.");
        undo(
                "kubectl patch",
                object,
                " --type merge -p ",
                BashWord.quote(calico.undo().toString()));
        command("kubectl delete -f " + Bundle.IP_POOLS);
    }

    /** The words by which kubectl finds an object. */
    private static Object[] target(KubernetesObject object) {
        Object[] named = {
            " " + (object.kind().equals("DaemonSet") ? "daemonset" : "installation") + " ",
            BashWord.quote(object.name())
        };
        return object.namespace().isEmpty()
                ? named
                : new Object[] {" -n ", BashWord.quote(object.namespace().get()), named};
    }

    private void permissions() {
        boolean role = plan.terway().orElseThrow().credentials() == CredentialSource.INSTANCE_RAM_ROLE;
        step("Give Terway its permissions");
        if (!role) {
            command("onectl ram-user grant --addon terway-eniip");
            line("grants ACK's own policy and prints the name of a RAM user.");
        }
        line("`" + Bundle.RAM_POLICY + "` is what Terway "
                + plan.terway().orElseThrow().version() + " calls. Where the granted policy has less, add it:");
        command(
                "aliyun ram CreatePolicy --PolicyName ",
                policyName(),
                " --PolicyDocument \"$(cat " + Bundle.RAM_POLICY + ")\"");
        line(role ? "`RAM_ROLE` is the name of the nodes' RAM role:" : "`RAM_USER` is the name that was printed:");
        command(attachment(role, "Attach", "To"));
        undo(attachment(role, "Detach", "From"));
        command("aliyun ram DeletePolicy --PolicyName ", policyName());
        if (!role) {
            command("onectl ram-user revoke --addon terway-eniip");
        }
    }

    private Object[] attachment(boolean role, String verb, String preposition) {
        String holder = role ? "Role --RoleName \"$RAM_ROLE\"" : "User --UserName \"$RAM_USER\"";
        return new Object[] {
            "aliyun ram " + verb + "Policy" + preposition + holder + " --PolicyType Custom --PolicyName ", policyName()
        };
    }

    private BashWord policyName() {
        return BashWord.quote("hybrid-" + plan.name() + "-terway");
    }

    private void terway() {
        step("Install Terway");
        command("onectl addon install terway-eniip");
        command("kubectl -n kube-system get daemonset terway-eniip");
        line("It shows 0 pods until the first cloud node is there.");
        line("To undo, uninstall the add-on in the console once no cloud node is left.");
    }

    private void eniConfig() {
        String configMap = "-n kube-system configmap eni-config";
        step("Configure Terway");
        line("Keep what is there; the file is a patch that brings it back:");
        command("kubectl get " + configMap
                + " -o jsonpath='{\"{\\\"data\\\":\"}{.data}{\"}\"}' > eni-config.before.json");
        line(
                "`eni_conf` is one text, which is replaced as a whole: members of it that are in neither the guide nor the plan");
        line("would be gone. Carry over what is missing in `" + Bundle.ENI_CONFIG + "`, then:");
        command("kubectl patch " + configMap + " --type merge --patch-file " + Bundle.ENI_CONFIG);
        if (plan.terway().orElseThrow().credentials() == CredentialSource.ENI_CONFIG) {
            line(
                    "The plan keeps the AccessKey in this ConfigMap. Fill in `access_key` and `access_secret`; Terway ignores half");
            line("a pair without a word:");
            command("kubectl edit " + configMap);
        }
        line("Terway reads it when it starts:");
        command("kubectl -n kube-system rollout restart daemonset terway-eniip");
        undo("kubectl patch " + configMap + " --type merge --patch-file eni-config.before.json");
        command("kubectl -n kube-system rollout restart daemonset terway-eniip");
    }

    private void script(NodeScriptPlan script) {
        step("Host the node script");
        line("`" + Bundle.NODE_SCRIPT
                + "` is the plan's own script, made to honour what the registered cluster hands to it. It");
        line("holds a join token: keep it private.");
        command("ossutil cp " + Bundle.NODE_SCRIPT + " ", BashWord.quote(target(script.url())));
        line("A machine in the VPC must be able to read it:");
        command("curl -fsS -o /dev/null ", BashWord.quote(script.url()));
        step("Tell the agent where it is");
        command("kubectl -n kube-system patch configmap ack-agent-config --type merge --patch-file "
                + Bundle.AGENT_CONFIG);
        line("The agent reads it about once a minute: wait for a minute before nodes are added.");
        undo("kubectl -n kube-system patch configmap ack-agent-config --type merge -p "
                + "'{\"data\":{\"addNodeScriptPath\":\"\"}}'");
    }

    /** The object's place for ossutil when the address is one of OSS, and the address itself otherwise. */
    private static String target(String url) {
        String host = URI.create(url).getHost();
        int oss = host == null ? -1 : host.indexOf(".oss-");
        return oss < 0
                ? url
                : "oss://" + host.substring(0, oss) + URI.create(url).getRawPath();
    }

    private void nodePool() {
        step("Create the node pool");
        command(
                "aliyun cs POST ",
                BashWord.quote("/clusters/" + plan.cluster().id() + "/nodepools"),
                " --region ",
                BashWord.quote(plan.cluster().region().value()),
                " --header Content-Type=application/json --body \"$(cat " + Bundle.NODE_POOL + ")\"");
        line(
                "The call has no idempotency token: look before it is repeated, a pool of this name may be there already.");
        line("To undo, scale the pool to 0, wait until its nodes are gone, and delete it.");
    }

    private void verify() {
        step("Verify");
        command("kubectl get nodes -l alibabacloud.com/external=true -o wide");
        command("kubectl -n kube-system get daemonset");
        if (files.contains(Bundle.ENI_CONFIG)) {
            line(
                    "Calico's DaemonSet wants as many pods as there are IDC nodes, Terway's as many as there are cloud nodes.");
        }
        line("On a cloud node, `/var/log/acs/init.log` holds the output of the script.");
    }

    private void step(String title) {
        blankLine();
        line("## " + ++step + ". " + title);
        blankLine();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void blankLine() {
        if (!text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
    }

    private void undo(Object... parts) {
        blankLine();
        line("To undo:");
        command(parts);
    }

    /** A command of fixed text and quoted data, and of lists of these. */
    private void command(Object... parts) {
        blankLine();
        text.append("    ");
        append(parts);
        text.append("\n\n");
    }

    private void append(Object... parts) {
        for (Object part : parts) {
            if (part instanceof Object[] several) {
                append(several);
            } else {
                text.append(part);
            }
        }
    }
}
