package org.casegraph.spark;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.apache.spark.SparkFiles;

/**
 * The program as it is in its jar, in a class loader that sees nothing of Spark; once in each process, so that what one part
 * of the work has read and compiled serves the next. What goes there and comes back are classes of Java.
 */
final class Program {
    /** The names under which Spark brings the files to each worker. */
    static final String JAR = "casegraph.jar";

    static final String JOB = "casegraph-spark.jar";

    private static final Program HERE = new Program();

    private final ClassLoader classes;

    private Program() {
        try {
            URL[] jars = {
                new File(SparkFiles.get(JAR)).toURI().toURL(),
                new File(SparkFiles.get(JOB)).toURI().toURL()
            };
            classes = new URLClassLoader("casegraph", jars, ClassLoader.getPlatformClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link Parts#segment}. */
    static int segment(List<String> files, String segment) {
        return (int) call("segment", new Class<?>[] {List.class, String.class}, files, segment);
    }

    /** As {@link Parts#plan}. */
    @SuppressWarnings("unchecked")
    static List<List<String>> plan(List<String> sources) {
        return (List<List<String>>) call("plan", new Class<?>[] {List.class}, sources);
    }

    /** As {@link Parts#sizes}. */
    static List<Integer> sizes(String store) {
        return List.of((Integer[]) call("sizes", new Class<?>[] {String.class}, store));
    }

    /** As {@link Parts#quads}. */
    static long quads(String store, int from, int to, String file) {
        return (long) call("quads", ROWS, store, from, to, file);
    }

    /** As {@link Parts#tables}. */
    static int tables(String store, int from, int to, String part) {
        return (int) call("tables", ROWS, store, from, to, part);
    }

    private static final Class<?>[] ROWS = {String.class, int.class, int.class, String.class};

    private static Object call(String method, Class<?>[] types, Object... arguments) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(HERE.classes);
        try {
            return Class.forName(Parts.class.getName(), true, HERE.classes)
                    .getMethod(method, types)
                    .invoke(null, arguments);
        } catch (InvocationTargetException e) {
            // Spark may not be able to read a class of the program in another process.
            IllegalStateException failed = new IllegalStateException(String.valueOf(e.getCause()));
            failed.setStackTrace(e.getCause().getStackTrace());
            throw failed;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
