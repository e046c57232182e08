/** Makes the Kibana objects in {@code kibana/} from the short descriptions in {@code boards/}. */
package io.regretradar.dashboards.board;
