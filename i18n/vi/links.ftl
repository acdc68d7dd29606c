# Links into brands’ own stores, the connection with them, and what was sold there.

# Refusals
affiliate-link-quantity = Hãy chọn từ 1 đến { $max }.
affiliate-link-unknown = Không có liên kết này. Có thể nó được sao chép thiếu.
affiliate-link-over = Liên kết này không còn dẫn đến đâu: đã hết hạn hoặc thương hiệu đã rời đi. Hãy tìm sản phẩm trong cửa hàng.
affiliate-link-sold-here = Món này được mua tại đây: hãy cho vào giỏ.
affiliate-link-no-store = Cửa hàng này chưa có cửa hàng riêng. Chủ có thể thêm địa chỉ trong phần cài đặt.
affiliate-store-refused = Không được phép hỏi địa chỉ cửa hàng này. Hãy kiểm tra trong phần cài đặt.
affiliate-store-product-absent = Cửa hàng không có sản phẩm với handle này, hoặc không hiển thị nó.
affiliate-store-unreadable = Cửa hàng trả lời không phải là sản phẩm. Có thể nó đang đặt mật khẩu.
affiliate-store-unreachable = Cửa hàng không trả lời. Vui lòng thử lại sau.
affiliate-webhook-forged = Tin nhắn không được ký bằng khóa đặt ở đây. Hãy so với khóa mà cửa hàng của bạn hiển thị.
affiliate-webhook-unreadable = Tin nhắn có chữ ký đúng nhưng không đọc được.
affiliate-invoice-paid = Hóa đơn này đã được đánh dấu là đã trả.
affiliate-invoice-reference = Viết tối đa { $max } ký tự, không xuống dòng.

# The way out
links-leaving = Đang đến { $store }
links-leaving-text = Bạn đang đến { $host }, cửa hàng riêng của thương hiệu. Bạn trả tiền ở đó, theo quy định của họ.
links-at-store = Mua tại cửa hàng của thương hiệu
links-at-store-text = Thanh toán, giao hàng và trả hàng theo { $host }.

# The connection with the brand’s own store
links-prefers = Bán tại cửa hàng riêng ở mọi thị trường cho phép
links-prefers-help = Khi đó “Mua” dẫn tới cửa hàng của bạn ở mọi thị trường. Giỏ hàng ở đây không nhận sản phẩm của bạn nữa.
links-health = Tình trạng
links-last-heard = Tin gần nhất
links-heard = { $topic }, { $time }
links-heard-never = Chưa có gì. Hãy gửi một thông báo thử từ cửa hàng của bạn.
links-last-refused = Bị từ chối gần nhất
links-told = Biến thể tìm thấy
links-told-of = { $variants } trong { $products } sản phẩm. Liên kết tới chúng vào thẳng giỏ hàng; số còn lại vào trang sản phẩm.
links-told-never = Chưa hỏi cửa hàng của bạn.
links-told-failed = { $count } sản phẩm
links-ask = Hỏi lại cửa hàng
selling-done-store-asked = Đang hỏi cửa hàng của bạn. Hãy xem lại sau một phút.
links-guide = Thiết lập trong Shopify
links-guide-address = Lưu địa chỉ cửa hàng của bạn ở trên, ví dụ brand.myshopify.com.
links-guide-open = Trong Shopify, mở Cài đặt, Thông báo, Webhook.
links-guide-topics = Tạo hai webhook dạng JSON, “Thanh toán đơn hàng” và “Tạo hoàn tiền”, đều gửi đến địa chỉ bên dưới.
links-guide-secret = Dưới danh sách, Shopify ghi “Webhook của bạn sẽ được ký bằng …”: hãy chép khóa đó vào ô phía trên.
links-guide-names = Dùng cùng handle và SKU ở cả hai nơi để liên kết tìm thấy chúng.
links-guide-test = Gửi một thông báo thử: nó sẽ hiện ở đây là tin gần nhất.
links-webhook-address = Địa chỉ webhook
links-disconnect = Ngắt kết nối cửa hàng
links-disconnect-text = Địa chỉ và khóa bị xóa, các liên kết đã tạo không còn dẫn đến đâu. Ở nơi phải trả tiền tại cửa hàng thương hiệu, không thể mua sản phẩm của bạn.

# What was sold there, and what creators are owed
links-sales = Đã bán tại cửa hàng của thương hiệu
links-sales-of-shop = Những gì liên kết mang lại, theo cửa hàng của bạn báo. Người mua trả thẳng cho bạn; bạn tự trả phần của nhà sáng tạo.
links-sales-of-creator = Những gì bài đăng và liên kết của bạn bán được ở đó. Cửa hàng trả phần của bạn trực tiếp theo hóa đơn; không nằm trong số dư ở đây.
links-total-sold = Đã bán
links-total-earned = Phần của nhà sáng tạo
links-total-open = Chưa lên hóa đơn
links-units = { $count } cái
links-returned = trả lại { $count }
links-nobody = Không của nhà sáng tạo nào: không có phần
links-shop = Cửa hàng
links-reason-return-time = Vẫn có thể trả lại; sau đó sẽ vào hóa đơn.
links-reason-invoiced = Đã nằm trên hóa đơn của cửa hàng.
links-reason-refunded = Người mua đã được hoàn tiền.
links-reason-self-purchase = Do chính nhà sáng tạo mua: mua qua chính mình không được hưởng gì.
links-reason-shop-member = Do người của cửa hàng mua: không được hưởng gì.
links-until = Đến { $time }
links-invoices = Hóa đơn
links-invoices-text = Mỗi tháng một hóa đơn cho mỗi nhà sáng tạo, gồm những gì không thể trả lại nữa.
links-invoice = Hóa đơn
links-invoice-sales = { $count } lượt bán
links-invoice-state-due = Cần trả
links-invoice-state-paid = Đã trả
links-reference = Mã thanh toán
links-pay = Đánh dấu đã trả
selling-done-invoice-paid = Hóa đơn đã được đánh dấu là đã trả.
