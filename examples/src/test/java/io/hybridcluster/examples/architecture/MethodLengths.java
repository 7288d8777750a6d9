// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Counts the lines of methods and constructors, from the first of the declaration to the brace that closes the body. */
final class MethodLengths extends TreeScanner<Void, Void> {
    private final CompilationUnitTree file;
    private final SourcePositions positions;
    private final List<Length> found;

    private MethodLengths(CompilationUnitTree file, SourcePositions positions, List<Length> found) {
        this.file = file;
        this.positions = positions;
        this.found = found;
    }

    /** How long something is, and what. */
    record Length(int lines, String name) {}

    /** Returns the length of each method that has a body. */
    static List<Length> in(Collection<Path> javaFiles) throws IOException {
        List<Length> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask parser = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(javaFiles));
            SourcePositions positions = Trees.instance(parser).getSourcePositions();
            for (CompilationUnitTree file : parser.parse()) {
                new MethodLengths(file, positions, found).scan(file, null);
            }
        }
        return found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        if (method.getBody() != null) {
            LineMap lines = file.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(file, method));
            long last = lines.getLineNumber(positions.getEndPosition(file, method));
            Path name = Path.of(file.getSourceFile().getName()).getFileName();
            found.add(new Length((int) (last - first + 1), name + " " + method.getName()));
        }
        return super.visitMethod(method, unused);
    }
}
