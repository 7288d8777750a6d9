// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import java.util.regex.Pattern;

/** What RAM accepts as names and texts; the codes and sentences are those of the API reference's page "Error messages". */
final class RamNames {
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern POLICY = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]*");

    private RamNames() {}

    static String user(FakeCall call) throws FakeFailure {
        return name(call, "UserName", USER, 64);
    }

    static String policy(FakeCall call) throws FakeFailure {
        return name(call, "PolicyName", POLICY, 128);
    }

    private static String name(FakeCall call, String parameter, Pattern grammar, int longest) throws FakeFailure {
        String name = call.parameter(parameter, "");
        within(parameter, name, 1, longest);
        if (!grammar.matcher(name).matches()) {
            throw new FakeFailure(
                    400,
                    "InvalidParameter." + parameter + ".InvalidChars",
                    "The parameter - \"" + parameter + "\" contains invalid chars.");
        }
        return name;
    }

    /** Returns an optional text. */
    static String text(FakeCall call, String parameter, int longest) throws FakeFailure {
        String text = call.parameter(parameter, "");
        within(parameter, text, 0, longest);
        return text;
    }

    static void within(String parameter, String text, int least, int most) throws FakeFailure {
        if (text.length() < least || text.length() > most) {
            throw new FakeFailure(
                    400,
                    "InvalidParameter." + parameter + ".Length",
                    "The parameter - \"" + parameter + "\" beyond the length limit.");
        }
    }

    static String policyType(FakeCall call) throws FakeFailure {
        String type = call.parameter("PolicyType", "");
        if (!type.equals("System") && !type.equals("Custom")) {
            throw new FakeFailure(400, "InvalidParameter.PolicyType", "The parameter - \"PolicyType\" is incorrect.");
        }
        return type;
    }

    static String version(FakeCall call) throws FakeFailure {
        String version = call.parameter("VersionId", "");
        if (!VERSION.matcher(version).matches()) {
            throw new FakeFailure(
                    400,
                    "InvalidParameter.VersionId.Format",
                    "The format of the parameter - \"VersionId\" is incorrect.");
        }
        return version;
    }
}
