// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples.architecture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Finds the public and protected declarations that no Javadoc comment opens. Javadoc's own check for this asks for a tag
 * per parameter and result too, which would only say the first sentence again.
 *
 * <p>An overriding method inherits its comment; a record's canonical constructor and its components are covered by the
 * record's comment, and so are the constants of an enum.
 */
final class UndocumentedApi extends TreePathScanner<Void, Void> {
    private final DocTrees comments;
    private final List<String> found;

    private UndocumentedApi(DocTrees comments, List<String> found) {
        this.comments = comments;
        this.found = found;
    }

    /** Returns one line for each undocumented declaration: file, line, name. */
    static List<String> in(Collection<Path> javaFiles) throws IOException {
        List<String> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask parser = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(javaFiles));
            UndocumentedApi scanner = new UndocumentedApi(DocTrees.instance(parser), found);
            for (CompilationUnitTree file : parser.parse()) {
                scanner.scan(file, null);
            }
        }
        return found;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        if (isExposed(type.getModifiers())) {
            requireComment(type.getSimpleName().toString(), type);
            return super.visitClass(type, unused);
        }
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        boolean inherits = method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
        if (isExposed(method.getModifiers()) && !inherits && !isCanonicalConstructor(method)) {
            requireComment(method.getName().toString(), method);
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, Void unused) {
        if (isExposed(field.getModifiers()) && enclosingType().getKind() != Tree.Kind.ENUM) {
            requireComment(field.getName().toString(), field);
        }
        return null;
    }

    private boolean isExposed(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC)
                || modifiers.getFlags().contains(Modifier.PROTECTED)
                || enclosingType() != null
                        && enclosingType().getKind() == Tree.Kind.INTERFACE
                        && !modifiers.getFlags().contains(Modifier.PRIVATE);
    }

    private boolean isCanonicalConstructor(MethodTree method) {
        return method.getReturnType() == null && enclosingType().getKind() == Tree.Kind.RECORD;
    }

    private ClassTree enclosingType() {
        for (TreePath path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof ClassTree type) {
                return type;
            }
        }
        return null;
    }

    private void requireComment(String name, Tree declaration) {
        DocCommentTree comment = comments.getDocCommentTree(getCurrentPath());
        if (comment == null
                || comment.getFullBody().isEmpty() && comment.getBlockTags().isEmpty()) {
            CompilationUnitTree file = getCurrentPath().getCompilationUnit();
            long start = comments.getSourcePositions().getStartPosition(file, declaration);
            found.add(Path.of(file.getSourceFile().getName()).getFileName() + ":"
                    + file.getLineMap().getLineNumber(start) + " " + name);
        }
    }
}
