/**
 * The transport. Requests flow in, from anybody; whole representations flow out, with the headers that keep a browser safe.
 * Foreign hosts, slow clients and crowds are held off here, before anything is done for them.
 */
@NullMarked
package org.casegraph.endpoint.http;

import org.jspecify.annotations.NullMarked;
