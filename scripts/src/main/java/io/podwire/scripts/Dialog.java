package io.podwire.scripts;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.runtime.MethodClosure;

/** What stays of the pieces of a dialog beside their variables: imports, functions, and the classes they declared. */
final class Dialog {

    private final ImportCustomizer imports = new ImportCustomizer();
    private ClassLoader classes = Dialog.class.getClassLoader();

    /** Gives a piece the imports of earlier ones. */
    ImportCustomizer imports() {
        return imports;
    }

    /** Where a piece finds the classes of earlier ones. */
    ClassLoader classes() {
        return classes;
    }

    /** Keeps what a piece that could be read has declared. */
    void keep(ModuleNode module, GroovyClassLoader loader, String scriptName) {
        for (ImportNode each : module.getImports()) {
            imports.addImport(each.getAlias(), each.getClassName());
        }
        module.getStarImports()
                .forEach(each -> imports.addStarImports(
                        each.getPackageName().substring(0, each.getPackageName().length() - 1)));
        module.getStaticImports()
                .forEach((alias, each) -> imports.addStaticImport(alias, each.getClassName(), each.getFieldName()));
        module.getStaticStarImports().values().forEach(each -> imports.addStaticStars(each.getClassName()));
        // A loader lives as long as a later piece may need it: only those that hold a class by its own name.
        for (Class<?> loaded : loader.getLoadedClasses()) {
            if (!loaded.getName().equals(scriptName) && !loaded.getName().startsWith(scriptName + "$")) {
                classes = loader;
            }
        }
    }

    /** Makes the functions that a piece declares callable from later ones. */
    static void keepFunctions(PodwireScript script, Binding variables) {
        for (Method method : script.getClass().getDeclaredMethods()) {
            String name = method.getName();
            boolean declared =
                    Modifier.isPublic(method.getModifiers()) && !method.isSynthetic() && name.indexOf('$') < 0;
            if (declared && !name.equals("run") && !name.equals("main")) {
                variables.setVariable(name, new MethodClosure(script, name));
            }
        }
    }
}
