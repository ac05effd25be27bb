package org.casegraph.face.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.casegraph.endpoint.http.Representation;

/**
 * Pages whose markup is a template of {@code src/main/jte}, compiled with the program. Whatever is put into one is
 * escaped for the place where it stands, save {@link Html}, which is safe by itself.
 */
public final class Template {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Template.class.getClassLoader(), "org.casegraph.face.template");

    private Template() {}

    /**
     * @param name without its ending
     * @param values by the names of the template's parameters
     */
    public static Representation page(String title, String name, Map<String, Object> values) {
        return Page.of(title, part(name, values));
    }

    /** As {@link #page}, to stand within one. */
    public static Html part(String name, Map<String, Object> values) {
        StringOutput output = new StringOutput();
        ENGINE.render(name + ".jte", values, output);
        return new Html(output.toString());
    }
}
