using System.Security.Cryptography;

namespace Signals.Journal.Vault;

/// <summary>Seals bytes with AES-256-GCM: a format byte, a nonce of 12 bytes, a tag of 16 bytes, the ciphertext.</summary>
/// <remarks>Every data key seals once, and the master key far fewer than 2^32 times, so that random nonces are safe.</remarks>
internal static class Seal
{
    public const int KeyBytes = 32;

    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <param name="about">What the bytes belong to. Opening needs the same, so that a row cannot take another's place.</param>
    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        return Close(key, plain, about, nonce);
    }

    /// <inheritdoc cref="Close(ReadOnlySpan{byte}, ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    /// <param name="nonce">12 bytes, never the same for two different contents under one key.</param>
    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about, ReadOnlySpan<byte> nonce)
    {
        var sealedBytes = new byte[HeadBytes + plain.Length];
        sealedBytes[0] = Format;
        nonce.CopyTo(sealedBytes.AsSpan(1, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(HeadBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes), about);
        return sealedBytes;
    }

    /// <exception cref="BrokenSealException">The bytes were altered, belong to something else, or were sealed under another key.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> about)
    {
        if (sealedBytes.Length < HeadBytes || sealedBytes[0] != Format) throw new BrokenSealException();
        var plain = new byte[sealedBytes.Length - HeadBytes];
        using var cipher = new AesGcm(key, TagBytes);
        try
        {
            cipher.Decrypt(sealedBytes.Slice(1, NonceBytes), sealedBytes[HeadBytes..], sealedBytes.Slice(1 + NonceBytes, TagBytes), plain, about);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new BrokenSealException();
        }
        return plain;
    }
}

/// <summary>What the vault holds was altered, belongs to something else, or was sealed under another master key.</summary>
public sealed class BrokenSealException()
    : Exception("A row of the vault cannot be opened: it was altered, was moved from elsewhere, or was sealed under another master key.");
