// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.model.net.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The IPv4 addresses of a vSwitch: the first and the last three are the cloud's ("Plan and design a VPC"), some are taken
 * by what the fake does not know of, the rest are handed out from the start.
 */
final class AddressPool {
    private static final int RESERVED = 4;

    private final Cidr cidr;
    private final long first;
    private final long usable;
    private final long takenByOthers;
    private final Set<Long> used = new HashSet<>();
    private long next;

    /** @param available how many are free; less than none for all that are usable */
    AddressPool(Cidr cidr, long available) {
        this.cidr = cidr;
        first = number(cidr.network().toString());
        usable = (1L << (32 - cidr.prefixLength())) - RESERVED;
        if (available > usable) {
            throw new IllegalArgumentException(
                    cidr + " has " + usable + " addresses to give; " + available + " cannot be available");
        }
        takenByOthers = available < 0 ? 0 : usable - available;
        next = first + 1;
    }

    Cidr cidr() {
        return cidr;
    }

    long available() {
        return usable - takenByOthers - used.size();
    }

    /** Takes as many addresses as that; none if there are not enough. */
    Optional<List<String>> take(int count) {
        if (count > available()) {
            return Optional.empty();
        }
        List<String> taken = new ArrayList<>();
        while (taken.size() < count) {
            if (next > first + usable) {
                next = first + 1;
            }
            if (used.add(next)) {
                taken.add(text(next));
            }
            next++;
        }
        return Optional.of(taken);
    }

    /** Takes this address; false if it is not free. */
    boolean take(String address) {
        long number = number(address);
        return number > first && number <= first + usable && available() > 0 && used.add(number);
    }

    void give(String address) {
        used.remove(number(address));
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    private static String text(long number) {
        return (number >> 24 & 255) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
