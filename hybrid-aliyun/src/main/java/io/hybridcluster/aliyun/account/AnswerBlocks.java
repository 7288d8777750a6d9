// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.account;

import io.hybridcluster.aliyun.api.ApiAnswer;
import io.hybridcluster.model.net.Cidr;
import io.hybridcluster.model.net.IpAddress;
import io.hybridcluster.model.net.IpFamily;
import java.util.Optional;

/** Blocks of addresses in answers. */
final class AnswerBlocks {
    private AnswerBlocks() {}

    /** Returns the block there, if there is one; what is no block is refused. */
    static Optional<Cidr> find(ApiAnswer answer, String... path) {
        return answer.findText(path).map(text -> Cidr.tryParse(text).orElseThrow(() -> refused(answer, path)));
    }

    /** Returns the block there; it has to be there. */
    static Cidr get(ApiAnswer answer, String... path) {
        return find(answer, path).orElseThrow(() -> refused(answer, path));
    }

    /**
     * Returns the block there as rules of security groups have it: also a bare address, and an IPv4 block with host bits,
     * which stands for the block around it.
     */
    static Optional<Cidr> findLoose(ApiAnswer answer, String... path) {
        return answer.findText(path)
                .map(text -> Cidr.tryParse(text)
                        .or(() -> bare(text))
                        .or(() -> around(text))
                        .orElseThrow(() -> refused(answer, path)));
    }

    private static Optional<Cidr> bare(String text) {
        return IpAddress.tryParse(text)
                .map(address -> Cidr.of(address, address.family().bits()));
    }

    private static Optional<Cidr> around(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.tryParse(text.substring(0, slash))
                .filter(address -> address.family() == IpFamily.IPV4 && length <= 32)
                .map(address -> Cidr.of(masked(address, length), length));
    }

    private static IpAddress masked(IpAddress address, int length) {
        long bits = 0;
        for (String octet : address.toString().split("\\.", -1)) {
            bits = bits << 8 | Integer.parseInt(octet);
        }
        long network = length == 0 ? 0 : bits >> (32 - length) << (32 - length);
        return IpAddress.parse(
                (network >> 24) + "." + (network >> 16 & 255) + "." + (network >> 8 & 255) + "." + (network & 255));
    }

    private static IllegalArgumentException refused(ApiAnswer answer, String... path) {
        return new IllegalArgumentException(answer.place() + "." + String.join(".", path)
                + ": expected a block of addresses, found something else");
    }
}
