using System.IO.Compression;

namespace Signals.Cli.Lines;

/// <summary>Opens files that may be packed. By their first bytes and not by their name: a download is often unpacked, or packed, under the same name.</summary>
internal static class PackedFile
{
    // Without it a packed file that was cut off reads as a shorter file.
    static PackedFile() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>Opens a file, and unpacks it if it is gzipped.</summary>
    /// <exception cref="CommandFailedException">The file cannot be opened.</exception>
    public static Stream Open(string path)
    {
        var file = OpenAsItIs(path);
        return StartsWith(file, [0x1f, 0x8b]) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <inheritdoc cref="Open"/>
    public static FileStream OpenAsItIs(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be opened: {failure.Message}", failure);
        }
    }

    /// <summary>Whether a file begins with some bytes; it is at its beginning again afterwards.</summary>
    public static bool StartsWith(FileStream file, ReadOnlySpan<byte> bytes)
    {
        Span<byte> first = stackalloc byte[bytes.Length];
        var read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == bytes.Length && first.SequenceEqual(bytes);
    }
}
