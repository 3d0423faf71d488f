using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace GluteTriage.Sessions.Configurations;

internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
