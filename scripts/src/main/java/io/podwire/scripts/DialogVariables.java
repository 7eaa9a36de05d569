package io.podwire.scripts;

import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Makes {@code def x = 5} at the top of a piece of a dialog the dialog's variable: as a local one it would be gone with the line. The
 * module is kept for {@link Dialog#keep}.
 */
final class DialogVariables extends CompilationCustomizer {

    private ModuleNode module;

    DialogVariables() {
        // before Groovy decides which variables are local
        super(CompilePhase.CONVERSION);
    }

    /** What was compiled; null where it could not be parsed. */
    ModuleNode module() {
        return module;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (module != null) {
            return;
        }
        module = source.getAST();
        List<Statement> statements = module.getStatementBlock().getStatements();
        for (Statement statement : statements) {
            if (statement instanceof ExpressionStatement line
                    && line.getExpression() instanceof DeclarationExpression declaration
                    && declaration.getAnnotations().isEmpty()) {
                line.setExpression(assignment(declaration));
            }
        }
    }

    private static Expression assignment(DeclarationExpression declaration) {
        Expression right = declaration.getRightExpression() instanceof EmptyExpression
                ? new ConstantExpression(null)
                : declaration.getRightExpression();
        BinaryExpression assignment = new BinaryExpression(left(declaration), declaration.getOperation(), right);
        assignment.setSourcePosition(declaration);
        return assignment;
    }

    private static Expression left(DeclarationExpression declaration) {
        if (!declaration.isMultipleAssignmentDeclaration()) {
            return variable(declaration.getVariableExpression());
        }
        TupleExpression names = new TupleExpression();
        for (Expression each : declaration.getTupleExpression().getExpressions()) {
            names.addExpression(variable((VariableExpression) each));
        }
        return names;
    }

    private static Expression variable(VariableExpression declared) {
        VariableExpression dynamic = new VariableExpression(declared.getName());
        dynamic.setSourcePosition(declared);
        return dynamic;
    }
}
