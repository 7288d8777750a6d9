// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Values of a hybrid plan, the rules over them and their findings: pure, without I/O.
 *
 * <p>Nothing here reads a file, a clock, an environment variable or a locale, starts a thread or logs. It runs with Guava
 * alone; the package that reads YAML needs SnakeYAML too.
 */
module io.hybridcluster.model {
    requires com.google.common;
    requires org.yaml.snakeyaml;
    requires static transitive org.jspecify;

    exports io.hybridcluster.model.call;
    exports io.hybridcluster.model.capacity;
    exports io.hybridcluster.model.change;
    exports io.hybridcluster.model.file;
    exports io.hybridcluster.model.finding;
    exports io.hybridcluster.model.id;
    exports io.hybridcluster.model.join;
    exports io.hybridcluster.model.live;
    exports io.hybridcluster.model.net;
    exports io.hybridcluster.model.node;
    exports io.hybridcluster.model.plan;
    exports io.hybridcluster.model.rule;
    exports io.hybridcluster.model.secret;
    exports io.hybridcluster.model.text;
    exports io.hybridcluster.model.version;
}
