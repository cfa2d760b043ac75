using System.IO.Compression;
using System.Text;
using Signals.Cli.Lines;

namespace Signals.Cli.Addresses;

/// <summary>A list of addresses as CBS publishes them: CSV, gzipped or not, or a zip that holds it.</summary>
internal sealed class AddressFile(string path)
{
    private const string FirstColumn = "PC6";
    private const int MostHeader = 1_024;
    private const int MostLists = 100;
    private const int BufferBytes = 64 * 1024;

    /// <summary>Looks whether there is such a list.</summary>
    /// <exception cref="CommandFailedException">The file cannot be opened, or does not hold one list of addresses.</exception>
    public void Check() => Open().Dispose();

    /// <summary>Writes the list, unpacked.</summary>
    /// <exception cref="CommandFailedException">The file cannot be read to its end.</exception>
    public async Task CopyTo(Stream body, CancellationToken cancellation)
    {
        using var list = Open();
        var buffer = new byte[BufferBytes];
        while (Read(list.Text, buffer) is > 0 and var count) await body.WriteAsync(buffer.AsMemory(0, count), cancellation);
    }

    private OpenedList Open()
    {
        var file = PackedFile.OpenAsItIs(path);
        if (PackedFile.StartsWith(file, "PK\x03\x04"u8)) return Unzipped(file);
        file.Dispose();
        return new(PackedFile.Open(path), null);
    }

    private OpenedList Unzipped(FileStream file)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new(file, ZipArchiveMode.Read);
            return new(List(zip).Open(), zip);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or CommandFailedException)
        {
            zip?.Dispose();
            file.Dispose();
            throw failure as CommandFailedException ?? new CommandFailedException($"{path} cannot be unpacked: {failure.Message}", failure);
        }
    }

    // CBS adds lists of names, so the one with addresses is known by its first column.
    private ZipArchiveEntry List(ZipArchive zip)
    {
        var lists = zip.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).Take(MostLists).ToList();
        var found = lists.Count == 1 ? lists : lists.FindAll(HoldsAddresses);
        return found.Count == 1
            ? found[0]
            : throw new CommandFailedException($"{path} should hold one CSV file of addresses and holds {found.Count}. Unpack it and give the file itself.");
    }

    private static bool HoldsAddresses(ZipArchiveEntry entry)
    {
        using var text = new StreamReader(entry.Open(), Encoding.UTF8);
        var begin = new char[MostHeader];
        var header = new string(begin, 0, text.ReadBlock(begin));
        return header.TrimStart('"').StartsWith(FirstColumn, StringComparison.OrdinalIgnoreCase);
    }

    private int Read(Stream text, byte[] buffer)
    {
        try
        {
            return text.Read(buffer);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw new CommandFailedException($"{path} cannot be read to its end: {failure.Message}", failure);
        }
    }

    /// <param name="Text">The list.</param>
    /// <param name="Around">What it lies in.</param>
    private sealed record OpenedList(Stream Text, IDisposable? Around) : IDisposable
    {
        public void Dispose()
        {
            Text.Dispose();
            Around?.Dispose();
        }
    }
}
