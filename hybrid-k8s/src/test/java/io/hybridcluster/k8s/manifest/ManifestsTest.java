// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hybridcluster.model.file.UnreadableFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestsTest {
    private static final String ADVICE =
            ", expected a manifest as the API server takes it; fill it in first: helm template,"
                    + " kustomize build, envsubst, or take the live object from kubectl get -o yaml";
    private static final String A = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    private static Manifests read(String text) {
        return Manifests.read("a.yaml", text.getBytes(UTF_8));
    }

    @Test
    void readsWhatKubectlTakes() {
        String text = "\ufeff# comment\r\n---\r\n---\r\n" + A.replace("\n", "\r\n")
                + "---\r\napiVersion: v1\r\nkind: List\r\nitems:\r\n- {apiVersion: v1, kind: Pod, metadata: {name: b}}\r\n"
                + "- apiVersion: v1\r\n  kind: List\r\n  items: [{apiVersion: v1, kind: Pod, metadata: {name: c, namespace: d}}]\r\n"
                + "---\r\napiVersion: apps/v1\r\nkind: DaemonSetList\r\nitems:\r\n- metadata: {name: e}\r\n...\r\n";

        assertThat(read(text).manifests())
                .hasToString(
                        "[a.yaml:4:1: ConfigMap a, a.yaml:11:3: Pod b, a.yaml:14:11: Pod d/c, a.yaml:19:3: DaemonSet e]");
        assertThat(read(text).objects().get(3).apiVersion()).isEqualTo("apps/v1");
        assertThat(read("{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"b\"}}")
                        .objects())
                .hasToString("[Pod b]");
        assertThat(read("").objects()).isEmpty();
        assertThat(read("").passedOver()).isEmpty();
    }

    @Test
    void expandsAnchorsAndMerges() {
        assertThat(
                        read("apiVersion: v1\nkind: Pod\nmetadata: &m {name: a, labels: &l {x: y}}\nspec: {a: *m, b: {<<: *l, z: 1}}\n")
                                .objects()
                                .get(0)
                                .tree())
                .hasToString(
                        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"y\"}},"
                                + "\"spec\":{\"a\":{\"name\":\"a\",\"labels\":{\"x\":\"y\"}},\"b\":{\"z\":1,\"x\":\"y\"}}}");
    }

    @Test
    void passesOverWhatIsNoKubernetesObject() {
        Manifests manifests = read(
                "replicaCount: 3\nimage: {tag: canary}\n---\n" + A
                        + "---\napiVersion: v1\nkind: List\nitems: [7, {kind: Pod, apiVersion: v1, metadata: {generateName: b-}}]\n");

        assertThat(manifests.objects()).hasToString("[ConfigMap a]");
        assertThat(manifests.passedOver())
                .hasToString(
                        "[a.yaml:1:1: passed over, since it is no Kubernetes object: apiVersion: expected a string, found nothing,"
                                + " a.yaml:10:9: passed over, since it is no Kubernetes object: expected an object,"
                                + " a.yaml:10:12: passed over, since it is no Kubernetes object: metadata.name: expected a string, found nothing]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{- if .Values.a }}~apiVersion: v1~{{- end }} | 1:1 | {{",
                "apiVersion: v1~kind: Pod~metadata:~  name: {{ .Release.Name }} | 4:9 | {{",
                "apiVersion: v1~kind: Pod~metadata:~  name: \"{{ .Release.Name }}\" | 4:9 | {{",
                "apiVersion: v1~{% for a in b %}~kind: Pod~{% endfor %} | 2:1 | {%",
                "{# jinja #}~apiVersion: v1 | 1:1 | {#",
                "apiVersion: v1~kind: Pod~metadata: {name: a-${NAME}} | 3:20 | ${",
                "apiVersion: apps/v1~kind: DaemonSet~metadata: {name: a}~spec: {template: {spec: {containers: [{image: b}, {image: \"$X/${IMAGE}\"}]}}} | 4:59 | ${",
                "kind: List~items:~- {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {b: '<%= c %>'}}} | 3:63 | <%",
                "apiVersion: apps/v1~kind: DaemonSet~metadata: {name: a}~spec: {template: {spec: {nodeSelector: {b: '{{ c }}'}}}} | 4:44 | {{",
            })
    void refusesTemplates(String text, String place, String mark) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(TemplateException.class)
                .hasMessage("a.yaml:" + place + ": found a template (\"" + mark + "\")" + ADVICE);
    }

    @Test
    void takesTemplatesThatAreData() {
        String data = A
                + "data:\n  alert: \"{{ $labels.instance }} ${x} {% y %}\"\n  eni_conf: |\n    {\"a\": \"{{.ClusterID}}\"}\n";

        assertThat(read(data).objects()).hasToString("[ConfigMap a]");
        assertThat(
                        read("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a, annotations: {b: '{{ c }}'}}\nspec: {template: {spec:"
                                        + " {containers: [{image: d, args: ['${HOME}']}]}}}\n")
                                .objects())
                .hasToString("[DaemonSet a]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apiVersion: v1~data: '{{ a }}'~b: [ | found what YAML refuses: expected the node content, but found '<stream end>', expected YAML | 3:5",
                "- a | found a list, expected a mapping | 1:1",
                "#!/bin/bash~set -e | found \"set -e\", expected a mapping | 2:1",
                "a: 1~a: 2 | found \"a\" again, expected it once | 2:1",
                "a: *b | found an alias (\"*\") of what is not there yet, expected an anchor (\"&\") before it | 1:4",
                "a: !Ref b | found a tag (\"!\"), expected a value without one | 1:4",
                "a:~\tb: 1 | found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation), expected YAML | 2:1",
            })
    void saysWhereAFileIsNoYaml(String text, String message, String place) {
        String yaml = text.replace('~', '\n').replace("\\t", "\t");
        boolean explained = yaml.contains("{{");

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(explained ? TemplateException.class : UnreadableFileException.class)
                .satisfies(
                        e -> assertThat(explained ? e.getCause() : e).hasMessage("a.yaml:" + place + ": " + message));
    }

    @Test
    void tellsNothingOfWhatItReads() {
        assertThat(read(A + "data: {password: canary}\n").toString()).doesNotContain("canary");
    }
}
