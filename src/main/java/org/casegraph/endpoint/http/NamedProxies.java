package org.casegraph.endpoint.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;

/**
 * Believes what a proxy says of the request that it passes on, {@code Forwarded} (RFC 7239) or {@code X-Forwarded-*}, if the
 * connection comes from one that was named. Anybody else could write these fields, too.
 *
 * @param addresses from which the proxies connect
 */
record NamedProxies(Set<InetAddress> addresses, ForwardedRequestCustomizer forwarded)
        implements HttpConfiguration.Customizer {
    /** The path that the proxy took away; no RFC has it, but the usual proxies. */
    private static final String PREFIX = "X-Forwarded-Prefix";

    NamedProxies(Set<InetAddress> addresses) {
        this(Set.copyOf(addresses), new ForwardedRequestCustomizer());
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)
                || !addresses.contains(peer.getAddress())) {
            return request;
        }
        Request passed = forwarded.customize(request, responseHeaders);
        StringBuilder origin = new StringBuilder();
        URIUtil.appendSchemeHostPort(
                origin, passed.getHttpURI().getScheme(), Request.getServerName(passed), Request.getServerPort(passed));
        String given = request.getHeaders().get(PREFIX);
        String prefix = given == null ? "" : given.replaceFirst("/$", "");
        passed.setAttribute(
                PublicAddress.ATTRIBUTE,
                new PublicAddress(origin.toString(), PublicAddress.isPath(prefix) ? prefix : ""));
        return passed;
    }
}
