/**
 * The pages in a real browser: Debian's chromium, driven through Selenium, against a server of this process. They run
 * once the jar is made, so that no browser keeps it from being made; where none is installed they are skipped and say so.
 */
package org.casegraph.browser;
