use kernel::OsRng;

use super::*;

fn with_blobs(work: impl FnOnce(BlockingBlobs)) {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let blobs = Blobs::in_folder(folder.path()).unwrap();
    work(blobs.blocking(runtime.handle().clone()));
}

#[test]
fn a_file_is_put_read_listed_and_deleted() {
    with_blobs(|blobs| {
        let key = BlobKey::random("images", ".jpg", &OsRng).unwrap();
        assert!(!blobs.exists(&key).unwrap());
        assert!(matches!(blobs.get(&key), Err(BlobError::NotFound)));
        blobs.put(&key, &b"0123456789"[..]).unwrap();
        assert_eq!(&blobs.get(&key).unwrap()[..], b"0123456789");
        assert_eq!(blobs.list("images").unwrap(), [BlobInfo { key: key.clone(), size: 10 }]);
        assert_eq!(blobs.list("posts").unwrap(), []);
        blobs.delete(&key).unwrap();
        blobs.delete(&key).unwrap();
        assert!(!blobs.exists(&key).unwrap());
    });
}

#[test]
fn ranges_are_cut_at_the_end() {
    with_blobs(|blobs| {
        let key: BlobKey = "a/b.bin".parse().unwrap();
        blobs.put(&key, &b"0123456789"[..]).unwrap();
        assert_eq!(&blobs.get_range(&key, 2..5).unwrap()[..], b"234");
        assert_eq!(&blobs.get_range(&key, 8..u64::MAX).unwrap()[..], b"89");
        assert!(matches!(blobs.get_range(&key, 10..12), Err(BlobError::Range)));
        assert!(matches!(blobs.get_range(&key, 5..5), Err(BlobError::Range)));
    });
}

#[test]
fn a_file_is_replaced_whole() {
    with_blobs(|blobs| {
        let key: BlobKey = "a/b.bin".parse().unwrap();
        blobs.put(&key, vec![1; 1000]).unwrap();
        blobs.put(&key, vec![2; 10]).unwrap();
        assert_eq!(&blobs.get(&key).unwrap()[..], [2; 10]);
    });
}
