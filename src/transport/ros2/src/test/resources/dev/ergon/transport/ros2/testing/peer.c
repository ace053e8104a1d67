/*
 * A peer on Cyclone DDS, which shares no code with Fast DDS.
 *
 *   peer echo                          every type of types.h: what comes on rt/in/TYPE goes out on rt/out/TYPE
 *   peer pub TOPIC COUNT HZ            pictures of 640x480 rgb8, stamped when they are sent
 *   peer sub TOPIC COUNT               says "matched" once it knows a publisher, and prints the age of each picture in microseconds, one per line; ends after
 *                                      COUNT, or when none has come for three seconds
 *
 * Ends when standard input does. A last argument "be" makes it best effort.
 */
#include "dds/dds.h"
#include "messages.h"
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct type { const char *name; const dds_topic_descriptor_t *descriptor; };
static const struct type types[] = {
#define TYPE(name, descriptor) { name, &descriptor },
#include "types.h"
};
#define COUNT (sizeof types / sizeof *types)

enum { WIDTH = 640, HEIGHT = 480, STEP = WIDTH * 3 };

static void require(int held, const char *what) {
  if (!held) {
    fprintf(stderr, "peer: %s failed\n", what);
    exit(1);
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static int input_ended(void) {
  struct pollfd in = { 0, POLLIN, 0 };
  char c;
  return poll(&in, 1, 0) > 0 && read(0, &c, 1) <= 0;
}

static dds_entity_t topic(dds_entity_t participant, const dds_topic_descriptor_t *d, const char *name) {
  dds_entity_t t = dds_create_topic(participant, d, name, NULL, NULL);
  require(t > 0, name);
  return t;
}

static int echo(dds_entity_t participant, dds_qos_t *qos) {
  static dds_entity_t in[COUNT], out[COUNT];
  char name[256];
  dds_entity_t waitset = dds_create_waitset(participant);
  for (size_t i = 0; i < COUNT; i++) {
    snprintf(name, sizeof name, "rt/in/%s", types[i].name);
    in[i] = dds_create_reader(participant, topic(participant, types[i].descriptor, name), qos, NULL);
    snprintf(name, sizeof name, "rt/out/%s", types[i].name);
    out[i] = dds_create_writer(participant, topic(participant, types[i].descriptor, name), qos, NULL);
    require(in[i] > 0 && out[i] > 0, name);
    dds_set_status_mask(in[i], DDS_DATA_AVAILABLE_STATUS);
    dds_waitset_attach(waitset, in[i], (dds_attach_t) i);
  }
  printf("ready\n");
  fflush(stdout);
  while (!input_ended()) {
    dds_attach_t ready[COUNT];
    int n = dds_waitset_wait(waitset, ready, COUNT, DDS_MSECS(100));
    for (int k = 0; k < n && k < (int) COUNT; k++) {
      void *sample[1] = { NULL };
      dds_sample_info_t info[1];
      while (dds_take(in[ready[k]], sample, info, 1, 1) > 0) {
        if (info[0].valid_data)
          require(dds_write(out[ready[k]], sample[0]) == 0, "write");
        dds_return_loan(in[ready[k]], sample, 1);
        sample[0] = NULL;
      }
    }
  }
  return 0;
}

static int publish(dds_entity_t participant, dds_qos_t *qos, const char *name, int count, double hz) {
  dds_entity_t w = dds_create_writer(participant, topic(participant, &sensor_msgs_msg_dds__Image__desc, name), qos, NULL);
  dds_publication_matched_status_t matched = { 0 };
  while (matched.current_count == 0 && !input_ended()) {
    dds_sleepfor(DDS_MSECS(20));
    dds_get_publication_matched_status(w, &matched);
  }
  dds_sleepfor(DDS_MSECS(500));
  unsigned char *pixels = calloc(HEIGHT, STEP);
  dds_time_t next = dds_time();
  for (int i = 0; i < count && !input_ended(); i++) {
    sensor_msgs_msg_dds__Image_ image;
    memset(&image, 0, sizeof image);
    image.header.frame_id = "camera";
    image.height = HEIGHT;
    image.width = WIDTH;
    image.encoding = "rgb8";
    image.step = STEP;
    image.data._buffer = pixels;
    image.data._length = image.data._maximum = HEIGHT * STEP;
    memcpy(pixels, &i, sizeof i);
    double stamp = now();
    image.header.stamp.sec = (int32_t) stamp;
    image.header.stamp.nanosec = (uint32_t) ((stamp - (int32_t) stamp) * 1e9);
    require(dds_write(w, &image) == 0, "write");
    next += (dds_time_t) (1e9 / hz);
    dds_duration_t left = next - dds_time();
    if (left > 0)
      dds_sleepfor(left);
  }
  dds_wait_for_acks(w, DDS_SECS(2));
  while (!input_ended())
    dds_sleepfor(DDS_MSECS(20));
  return 0;
}

static int subscribe(dds_entity_t participant, dds_qos_t *qos, const char *name, int count) {
  dds_entity_t r = dds_create_reader(participant, topic(participant, &sensor_msgs_msg_dds__Image__desc, name), qos, NULL);
  dds_entity_t waitset = dds_create_waitset(participant);
  dds_set_status_mask(r, DDS_DATA_AVAILABLE_STATUS);
  dds_waitset_attach(waitset, r, 0);
  double *age = calloc(count, sizeof *age);
  int got = 0;
  printf("ready\n");
  fflush(stdout);
  dds_subscription_matched_status_t matched = { 0 };
  while (matched.current_count == 0 && !input_ended()) {
    dds_get_subscription_matched_status(r, &matched);
    dds_sleepfor(DDS_MSECS(10));
  }
  printf("matched\n");
  fflush(stdout);
  double last = 0;
  while (got < count && !input_ended() && !(last > 0 && now() - last > 3)) {
    dds_attach_t ready[1];
    dds_waitset_wait(waitset, ready, 1, DDS_MSECS(100));
    void *sample[1] = { NULL };
    dds_sample_info_t info[1];
    while (got < count && dds_take(r, sample, info, 1, 1) > 0) {
      if (info[0].valid_data) {
        sensor_msgs_msg_dds__Image_ *image = sample[0];
        last = now();
        age[got++] = last - (image->header.stamp.sec + image->header.stamp.nanosec * 1e-9);
      }
      dds_return_loan(r, sample, 1);
      sample[0] = NULL;
    }
  }
  for (int i = 0; i < got; i++)
    printf("%.0f\n", age[i] * 1e6);
  return 0;
}

int main(int argc, char **argv) {
  require(argc > 1, "arguments");
  dds_entity_t participant = dds_create_participant(DDS_DOMAIN_DEFAULT, NULL, NULL);
  require(participant > 0, "participant");
  dds_qos_t *qos = dds_create_qos();
  int best_effort = !strcmp(argv[argc - 1], "be");
  dds_qset_reliability(qos, best_effort ? DDS_RELIABILITY_BEST_EFFORT : DDS_RELIABILITY_RELIABLE, DDS_SECS(1));
  dds_qset_history(qos, DDS_HISTORY_KEEP_LAST, 10);
  int result = 2;
  if (!strcmp(argv[1], "echo"))
    result = echo(participant, qos);
  else if (!strcmp(argv[1], "pub") && argc > 4)
    result = publish(participant, qos, argv[2], atoi(argv[3]), atof(argv[4]));
  else if (!strcmp(argv[1], "sub") && argc > 3)
    result = subscribe(participant, qos, argv[2], atoi(argv[3]));
  dds_delete(participant);
  return result;
}
