// Writes a picture as a PNG file, through libpng.
#include "app/png.h"

#include <png.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace app {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// libpng reports failure by jumping back to here, so nothing in here may own anything.
bool WriteRows(png_structp png, png_infop info, std::FILE* file, const Image& image,
               png_byte* row) {
    // NOLINTNEXTLINE(cert-err52-cpp): libpng knows no other way.
    if (setjmp(png_jmpbuf(png)) != 0) return false;
    png_init_io(png, file);
    png_set_compression_level(png, 3);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(png, info, static_cast<png_uint_32>(image.width),
                 static_cast<png_uint_32>(image.height), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (std::size_t y = 0; y < image.height; ++y) {
        const std::uint8_t* from = &image.pixels[y * image.width * 4];
        for (std::size_t x = 0; x < image.width; ++x) std::memcpy(&row[x * 3], &from[x * 4], 3);
        png_write_row(png, row);
    }
    png_write_end(png, info);
    return true;
}

}  // namespace

Result<Done> WritePng(const Image& image, const std::string& path) {
    const File file(std::fopen(path.c_str(), "wb"));
    if (file == nullptr) {
        return Error{"cannot write " + path + ": " + std::strerror(errno)};
    }
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png == nullptr ? nullptr : png_create_info_struct(png);
    if (info == nullptr) {
        png_destroy_write_struct(&png, nullptr);
        return Error{"cannot write " + path + ": libpng would not start"};
    }
    std::vector<png_byte> row(image.width * 3);
    const bool written = WriteRows(png, info, file.get(), image, row.data());
    png_destroy_write_struct(&png, &info);
    if (!written || std::fflush(file.get()) != 0) {
        return Error{"cannot write " + path + ": " + std::strerror(errno)};
    }
    return Done{};
}

}  // namespace app
