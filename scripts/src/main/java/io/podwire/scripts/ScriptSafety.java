package io.podwire.scripts;

import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.LoopingStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Makes a script one that can be ended: every turn of a loop, every method and every closure asks {@link Cancellation#check} first;
 * {@code sleep} is {@link Waiting}, which wakes up; {@code System.exit} ends the script, and whoever runs it ends the process.
 */
final class ScriptSafety extends CompilationCustomizer {

    private static final ClassNode CANCELLATION = ClassHelper.make(Cancellation.class);
    private static final ClassNode WAITING = ClassHelper.make(Waiting.class);
    private static final ClassNode EXIT = ClassHelper.make(ScriptExit.class);

    ScriptSafety() {
        super(CompilePhase.CANONICALIZATION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        Points points = new Points(source);
        points.visitClass(type);
        type.getMethods().forEach(method -> {
            if (method.getCode() != null && !method.isSynthetic() && method.getLineNumber() > 0) {
                method.setCode(asking(method.getCode()));
            }
        });
    }

    private static BlockStatement asking(Statement body) {
        BlockStatement block = new BlockStatement();
        block.addStatement(new ExpressionStatement(
                new StaticMethodCallExpression(CANCELLATION, "check", new ArgumentListExpression())));
        block.addStatement(body);
        return block;
    }

    private static final class Points extends ClassCodeVisitorSupport {

        private final SourceUnit source;

        Points(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            super.visitClosureExpression(closure);
            if (closure.getCode() != null) {
                closure.setCode(asking(closure.getCode()));
            }
        }

        @Override
        public void visitForLoop(ForStatement loop) {
            super.visitForLoop(loop);
            ask(loop);
        }

        @Override
        public void visitWhileLoop(WhileStatement loop) {
            super.visitWhileLoop(loop);
            ask(loop);
        }

        @Override
        public void visitDoWhileLoop(DoWhileStatement loop) {
            super.visitDoWhileLoop(loop);
            ask(loop);
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            super.visitMethodCallExpression(call);
            String name = call.getMethodAsString();
            if (call.isImplicitThis() && "sleep".equals(name)) {
                call.setObjectExpression(new ClassExpression(WAITING));
                call.setImplicitThis(false);
            } else if ("exit".equals(name)
                    && call.getObjectExpression() instanceof ClassExpression type
                    && type.getType().getName().equals("java.lang.System")) {
                call.setObjectExpression(new ClassExpression(EXIT));
            }
        }

        private static void ask(LoopingStatement loop) {
            loop.setLoopBlock(asking(loop.getLoopBlock()));
        }
    }
}
