package org.casegraph.endpoint.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Says in problem details what Jetty refuses before any resource is asked, such as an ambiguous path. */
final class ProblemErrorHandler extends ErrorHandler {
    /** Of each, as none goes without the headers. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        Representation problem = RequestProblem.of(status, HttpStatus.getMessage(status), message)
                .representation();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, problem.contentType());
        SafetyHeaders.each((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(problem.body()), callback);
    }
}
