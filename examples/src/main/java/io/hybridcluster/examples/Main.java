// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import io.hybridcluster.aliyun.client.AlibabaCloudException;
import io.hybridcluster.aliyun.client.procedure.ProcedureFailedException;
import io.hybridcluster.k8s.client.KubernetesCallException;
import io.hybridcluster.model.file.UnreadableFileException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;

/** Runs the example program that the first word names. */
public final class Main {
    private static final String USAGE = """
            usage: hybrid-examples PROGRAM ...

              quickstart [--out DIR]                       check and bundle the guide's own plan
              check PLAN [--instance-types FILE]           findings
              bundle PLAN --out DIR [--force] [--calico-node FILE] [--instance-types FILE]
                                                           every artefact as a file
              convert SCRIPT [--diff] [--fix] [--ca-cert FILE] [--documented]
                             [--max-pods N|TYPE=N,... | --instance-types FILE] [--topology-labels]
                             [--foreign-cni-aside] [--remove-stale-pki]
                                                           the node script, converted
              convert SCRIPT --remove [--diff]             the node script as it was before
              convert SCRIPT --check                       findings on a node script
              confine FILE... [--json] [--keep-away NAMESPACE/NAME]... [--undo BEFORE]
                                                           patches that keep the data centre's network off cloud nodes
              confine --kubeconfig FILE [--dry-run | --apply [--state FILE]] [--json] [--keep-away NAMESPACE/NAME]...
                                                           the same for a live cluster: shown, validated or made
              confine --kubeconfig FILE --undo FILE [--dry-run]
                                                           takes back what --apply recorded in its state file
              verify PLAN --kubeconfig FILE [--instance-types FILE]
                                                           findings on a live cluster; reads only
              rbac --user NAME FEATURE...|all              the roles that a user needs for this on a cluster
              preflight PLAN [--fakes]                     findings on the account; reads only
              grant PLAN [--user NAME] (--kubeconfig FILE | --fakes) [--dry-run]
                                                           RAM user, policy and key for Terway
              addon PLAN list|install|upgrade|uninstall [NAME] [--version VERSION] [--fakes]
                                                           the add-ons of the plan's cluster
              pool PLAN show|create|scale N|remove NODE...|delete NAME [--fakes]
                                                           the plan's node pool
              lint-eni FILE --terway VERSION [--plan PLAN] what that Terway does with an eni-config
              overlaps FILE [--count]                      overlapping address blocks, one block a line

            The account is that of the default credential chain of the official SDK; --fakes makes one up.

            Exit codes: 0 done, 1 the input has errors, 2 bad usage, unreadable input or a call that failed.
            """;

    private Main() {}

    /** Runs a program and exits with its code. */
    public static void main(String[] args) {
        // The console's encoding is not the files': what is printed here is read by other programs as UTF-8.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(List.of(args), out, err);
        if (out.checkError()) {
            err.println("what this program printed could not be written");
            code = 2;
        }
        System.exit(code);
    }

    /** Runs a program on these streams and returns its exit code. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.isEmpty()) {
            err.print(USAGE);
            return 2;
        }
        List<String> rest = args.subList(1, args.size());
        try {
            return switch (args.get(0)) {
                case "addon" -> Addon.run(rest, out, err);
                case "check" -> Check.run(rest, out);
                case "bundle" -> Bundle.run(rest, out, err);
                case "confine" -> Confine.run(rest, out, err);
                case "convert" -> Convert.run(rest, out, err);
                case "grant" -> Grant.run(rest, out, err);
                case "lint-eni" -> LintEni.run(rest, out);
                case "overlaps" -> Overlaps.run(rest, out);
                case "pool" -> Pool.run(rest, out, err);
                case "preflight" -> CheckAccount.run(rest, out, err);
                case "rbac" -> Rbac.run(rest, out);
                case "verify" -> Verify.run(rest, out, err);
                case "quickstart" -> Quickstart.run(rest, out);
                case "help", "--help", "-h" -> {
                    out.print(USAGE);
                    yield 0;
                }
                default -> throw new UsageException("there is no program \"" + args.get(0) + "\"");
            };
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.print(USAGE);
            return 2;
        } catch (UnreadableFileException e) {
            e.problems().forEach(err::println);
            return 2;
        } catch (KubernetesCallException e) {
            err.println(LiveCluster.describe(e));
            return 2;
        } catch (AlibabaCloudException e) {
            err.println(e.getMessage());
            return 2;
        } catch (RefusedException | ProcedureFailedException e) {
            err.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println(describe(e));
            return 2;
        } catch (OutOfMemoryError e) {
            err.println("there is not enough memory for this; java -Xmx gives more");
            return 2;
        } catch (RuntimeException | StackOverflowError e) {
            // A defect of ours. The message may quote the input, so only its kind is told.
            err.println(
                    "this should not happen, please report it: " + e.getClass().getName() + " at "
                            + (e.getStackTrace().length == 0 ? "an unknown place" : e.getStackTrace()[0]));
            return 2;
        }
    }

    private static String describe(IOException e) {
        if (!(e instanceof FileSystemException file) || file.getFile() == null) {
            return String.valueOf(e.getMessage());
        }
        String why;
        if (e instanceof NoSuchFileException) {
            why = "there is no such file";
        } else if (e instanceof AccessDeniedException) {
            why = "access is denied";
        } else if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            why = "it is not a folder";
        } else {
            why = file.getReason() == null ? "it cannot be used" : file.getReason();
        }
        return file.getFile() + ": " + why;
    }
}
