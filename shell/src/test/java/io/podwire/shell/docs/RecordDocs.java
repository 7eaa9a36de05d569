package io.podwire.shell.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the sources of records say of their components ({@code @param}), read with the compiler's own parser: Javadoc is gone at run
 * time, and a second place for the same words would part from the first.
 */
final class RecordDocs {

    /** By class name with dots, then by component. */
    private final Map<String, Map<String, String>> components = new HashMap<>();

    private final Map<String, String> summaries = new HashMap<>();

    static RecordDocs read(List<Path> sources) throws IOException {
        RecordDocs docs = new RecordDocs();
        for (Path each : sources) {
            docs.add(each);
        }
        return docs;
    }

    private void add(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> java =
                    found.filter(path -> path.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(java));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(trees)
                        .scan(
                                unit,
                                unit.getPackageName() == null
                                        ? ""
                                        : unit.getPackageName().toString());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What is said of a component; empty where nothing is. */
    String of(Class<?> record, String component) {
        return components.getOrDefault(record.getCanonicalName(), Map.of()).getOrDefault(component, "");
    }

    /** The first sentence on a type; empty where there is none. */
    String of(Class<?> type) {
        return summaries.getOrDefault(type.getCanonicalName(), "");
    }

    private final class Scanner extends TreePathScanner<Void, String> {

        private final DocTrees trees;

        Scanner(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name = outer + "." + type.getSimpleName();
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
                String text = markdown(comment);
                int params = text.indexOf("@param ");
                summaries.put(name, (params < 0 ? text : text.substring(0, params)).strip());
                if (type.getKind() == Tree.Kind.RECORD) {
                    components.put(name, params(text));
                }
            }
            return super.visitClass(type, name);
        }
    }

    private static Map<String, String> params(String text) {
        Map<String, String> params = new HashMap<>();
        for (String block : text.split("(?=@(?:param|return|throws|implSpec|see) )")) {
            if (block.startsWith("@param ")) {
                String[] parts = block.substring("@param ".length()).split(" ", 2);
                params.put(parts[0], parts.length == 2 ? parts[1].strip() : "");
            }
        }
        return params;
    }

    /** One line of Markdown from a Javadoc comment: code spans for tags, no HTML. */
    private static String markdown(String comment) {
        return comment.replaceAll("\\s+", " ")
                .replaceAll("\\{@(?:code|literal) ([^}]*)}", "`$1`")
                .replaceAll("\\{@link(?:plain)? (?:[\\w.]*#)?([\\w.]+)(?:\\([^)]*\\))?(?: ([^}]*))?}", "`$1`")
                .replaceAll("</?(?:p|pre|ul|li|em|b)>", "")
                .replace("|", "\\|")
                .strip();
    }
}
