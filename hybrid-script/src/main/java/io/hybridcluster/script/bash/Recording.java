// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found in a script so far; what holds nothing that matters is forgotten line by line. */
final class Recording {
    private final Mentions mentions;
    private final List<Command> commands = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private final List<Range> documents = new ArrayList<>();
    private final List<Nest> nests = new ArrayList<>();
    private int kept;
    private int keptCommands;
    private int keptComments;
    private int keptDocuments;

    Recording(Mentions mentions) {
        this.mentions = mentions;
    }

    void add(Command command) {
        commands.add(command);
    }

    void add(Comment comment) {
        comments.add(comment);
    }

    void add(HereDocument document) {
        documents.add(document.body());
    }

    Nest add(Nest nest) {
        nests.add(nest);
        return nest;
    }

    int nests() {
        return nests.size();
    }

    /** Notes that the lists of commands behind the first {@code from} are in what runs in a process of its own. */
    void inside(String process, int from) {
        for (Nest nest : nests.subList(from, nests.size())) {
            nest.runsIn(process);
        }
    }

    /** Ends some lines of the script, up to {@code end}, at whose end nothing is open. */
    void settle(int end) {
        if (!mentions.anyIn(kept, end)) {
            truncate(commands, keptCommands);
            truncate(comments, keptComments);
            truncate(documents, keptDocuments);
        }
        nests.clear();
        kept = end;
        keptCommands = commands.size();
        keptComments = comments.size();
        keptDocuments = documents.size();
    }

    private static void truncate(List<?> list, int size) {
        for (int i = list.size() - 1; i >= size; i--) {
            list.remove(i);
        }
    }

    BashSource source(String text) {
        commands.sort(Comparator.comparingInt(Command::start));
        return new BashSource(text, commands, comments, documents);
    }
}
