/* Preloaded into a process, notes every change it makes to the files below one folder.

   AJNA_RECORDED_FOLDER  the folder
   AJNA_RECORD           where the notes go

   One note: operation, inode, offset, length of path, length of data (host order), path, data.
   'c' a name now means a file, 'w' write, 't' truncate to offset, 's' sync of a file,
   'd' sync of a folder, 'u' unlink, 'r' rename to the path in data. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

struct note {
    int64_t operation, inode, offset, path_length, data_length;
};

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static int record = -1;

__attribute__((constructor)) static void start(void) {
    const char *path = getenv("AJNA_RECORD");
    folder = getenv("AJNA_RECORDED_FOLDER");
    if (folder && path)
        record = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_recorded(const char *path) {
    size_t length = folder ? strlen(folder) : 0;
    return record >= 0 && path && strncmp(path, folder, length) == 0 &&
           (path[length] == '/' || path[length] == 0);
}

static void put(const void *data, size_t length) {
    const char *rest = data;
    while (length) {
        long written = syscall(SYS_write, record, rest, length);
        if (written <= 0) abort();
        rest += written;
        length -= written;
    }
}

static void note(char operation, int64_t inode, int64_t offset, const char *path,
                 const void *data, size_t length) {
    struct note head = {operation, inode, offset, (int64_t)strlen(path), (int64_t)length};
    pthread_mutex_lock(&one_at_a_time);
    put(&head, sizeof head);
    put(path, strlen(path));
    put(data, length);
    pthread_mutex_unlock(&one_at_a_time);
}

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_recorded(path);
}

static void note_file(char operation, int fd, int64_t offset, const void *data, size_t length) {
    char path[PATH_MAX];
    struct stat status;
    if (record < 0 || !path_of(fd, path) || fstat(fd, &status)) return;
    if (operation == 's' && S_ISDIR(status.st_mode)) operation = 'd';
    note(operation, (int64_t)status.st_ino, offset, path, data, length);
}

static int opened(int fd, int flags) {
    if (fd >= 0 && (flags & O_CREAT)) note_file('c', fd, 0, "", 0);
    if (fd >= 0 && (flags & O_TRUNC)) note_file('t', fd, 0, "", 0);
    return fd;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, mode_t); \
        va_end(more); \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), flags);
}
int open64(const char *path, int flags, ...) {
    MODE(flags)
    return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), flags);
}
int openat(int at, const char *path, int flags, ...) {
    MODE(flags)
    return opened(syscall(SYS_openat, at, path, flags, mode), flags);
}
int openat64(int at, const char *path, int flags, ...) {
    MODE(flags)
    return opened(syscall(SYS_openat, at, path, flags, mode), flags);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
    ssize_t written = real(fd, data, length, offset);
    if (written > 0) note_file('w', fd, offset, data, written);
    return written;
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    return pwrite(fd, data, length, offset);
}
ssize_t write(int fd, const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    off_t offset = lseek(fd, 0, SEEK_CUR);
    ssize_t written = real(fd, data, length);
    if (written > 0 && offset >= 0) note_file('w', fd, offset, data, written);
    return written;
}
int ftruncate(int fd, off_t length) {
    REAL(int, "ftruncate64", int, off_t);
    int result = real(fd, length);
    if (!result) note_file('t', fd, length, "", 0);
    return result;
}
int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }
int fsync(int fd) {
    REAL(int, "fsync", int);
    int result = real(fd);
    if (!result) note_file('s', fd, 0, "", 0);
    return result;
}
int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    int result = real(fd);
    if (!result) note_file('s', fd, 0, "", 0);
    return result;
}
int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    int result = real(path);
    if (!result && is_recorded(path)) note('u', 0, 0, path, "", 0);
    return result;
}
int rename(const char *path, const char *to) {
    REAL(int, "rename", const char *, const char *);
    int result = real(path, to);
    if (!result && is_recorded(path)) note('r', 0, 0, path, to, strlen(to));
    return result;
}
