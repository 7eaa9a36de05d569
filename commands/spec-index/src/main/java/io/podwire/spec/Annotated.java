package io.podwire.spec;

import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** Reads annotations by name: this module can't see the classes of the modules that it helps to compile. */
final class Annotated {

    private Annotated() {}

    /** A value that was given, as text; empty where it was not. */
    static String value(Element element, String annotation, String key) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (!mirror.getAnnotationType().toString().equals(annotation)) {
                continue;
            }
            for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> e :
                    mirror.getElementValues().entrySet()) {
                if (e.getKey().getSimpleName().contentEquals(key)) {
                    return e.getValue().getValue().toString();
                }
            }
        }
        return "";
    }
}
