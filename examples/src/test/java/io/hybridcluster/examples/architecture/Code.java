// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;

/** The parts of the code that the laws speak of. */
final class Code {
    static final String ALL = "io.hybridcluster";

    static final String MODEL = "io.hybridcluster.model..";
    static final String SCRIPT = "io.hybridcluster.script..";
    static final String K8S = "io.hybridcluster.k8s..";
    static final String ALIYUN = "io.hybridcluster.aliyun..";
    static final String TESTKIT = "io.hybridcluster.testkit..";

    /** The only package of hybrid-model that may need SnakeYAML. */
    static final String[] YAML = {"io.hybridcluster.model.file.."};

    /** Packages that are no part of what a module offers, though other packages of it use them. */
    static final String[] INTERNAL = {
        "io.hybridcluster.script.bash", "io.hybridcluster.testkit.http", "io.hybridcluster.testkit.kubernetes.tree"
    };

    /** Where an embedder hands an official client in. */
    static final String[] CLIENTS = {"io.hybridcluster.k8s.client..", "io.hybridcluster.aliyun.client.."};

    /** Everything that others depend on. */
    static final DescribedPredicate<JavaClass> PUBLISHED = resideInAnyPackage(MODEL, SCRIPT, K8S, ALIYUN, TESTKIT);

    /** The loop of retries of all clients, which waits, reads the clock and leaves out a random part of a pause. */
    static final String CALLS = "io.hybridcluster.model.call";

    /** Everything published that only computes: not the clients and their loop, and not the servers for tests. */
    static final DescribedPredicate<JavaClass> PURE = PUBLISHED
            .and(not(resideInAnyPackage(CLIENTS)))
            .and(not(resideInAnyPackage(CALLS)))
            .and(not(resideInAnyPackage(TESTKIT)));

    /** Everything that turns data into text which somebody runs or applies. */
    static final DescribedPredicate<JavaClass> EMITTERS =
            resideInAnyPackage(K8S, ALIYUN, SCRIPT, "io.hybridcluster.model.text..");

    private Code() {}

    /** Calls, constructs, reads or refers to a member whose full name, such as {@code java.lang.Math.abs(int)}, matches. */
    static ArchCondition<JavaClass> use(String fullName) {
        return accessTargetWhere(JavaAccess.Predicates.target(fullNameMatching(fullName)));
    }
}
