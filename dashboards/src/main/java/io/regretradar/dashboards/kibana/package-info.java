/** The Kibana objects that we ship, and the rules they are checked by. */
package io.regretradar.dashboards.kibana;
